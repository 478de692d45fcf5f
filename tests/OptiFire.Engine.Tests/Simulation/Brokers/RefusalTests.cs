using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class RefusalTests
{
    private static readonly OrderRequest Trailing = BrokerBench.Buy(OrderType.TrailingStop);

    public static TheoryData<string, OrderRequest> BadOrders() =>
        new()
        {
            { "is unknown", BrokerBench.Buy() with { Instrument = new InstrumentId(9) } },
            { "is unknown", BrokerBench.Buy() with { Instrument = InstrumentId.None } },
            { "not tradable", BrokerBench.Buy() with { Instrument = new InstrumentId(1) } },
            { "multiple of the lot", BrokerBench.Buy(quantity: 0) },
            { "multiple of the lot", BrokerBench.Buy(quantity: -1) },
            { "multiple of the lot", BrokerBench.Buy(quantity: 0.5m) },
            { "multiple of the lot", BrokerBench.Buy(quantity: 0.0005m) with { Instrument = new InstrumentId(2) } },
            { "limit price is missing", BrokerBench.Buy(OrderType.Limit) },
            { "not positive", BrokerBench.LimitBuy(0) },
            { "not positive", BrokerBench.LimitBuy(-1) },
            { "off the tick", BrokerBench.LimitBuy(100.005m) },
            { "does not belong", BrokerBench.Buy() with { LimitPrice = 100 } },
            { "does not belong", BrokerBench.LimitBuy(100) with { StopPrice = 100 } },
            { "does not belong", BrokerBench.Buy() with { TrailFraction = 0.1m } },
            { "stop price is missing", BrokerBench.Buy(OrderType.Stop) },
            { "stop price is missing", BrokerBench.Buy(OrderType.StopLimit) with { LimitPrice = 100 } },
            { "trail amount is missing", Trailing },
            { "does not belong", Trailing with { TrailAmount = 1, TrailFraction = 0.1m } },
            { "outside (0, 1)", Trailing with { TrailFraction = 1 } },
            { "outside (0, 1)", Trailing with { TrailFraction = 0 } },
            { "off the tick", Trailing with { TrailAmount = 0.001m } },
            { "unknown side", BrokerBench.Buy() with { Side = (OrderSide)7 } },
            { "unknown side", BrokerBench.Buy((OrderType)7) },
            { "unknown side", BrokerBench.Buy() with { TimeInForce = (TimeInForce)7 } },
        };

    [Theory]
    [MemberData(nameof(BadOrders))]
    public void Bad_order_is_rejected_with_its_reason(string reason, OrderRequest request)
    {
        var bench = new BrokerBench();
        bench.Submit("a", request);

        Assert.Equal(["Rejected"], bench.Story("a"));
        Assert.Contains(reason, bench.Last.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicate_id_is_rejected_and_leaves_the_order_alone()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy());
        bench.Submit("a", BrokerBench.Buy());
        Assert.Equal(["Accepted", "Rejected"], bench.Story("a"));

        BrokerState state = await bench.Broker.QueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["a"], state.KnownOrders);
        Assert.Equal(BrokerEventKind.Accepted, Assert.Single(state.Events).Kind);
    }

    [Fact]
    public void Order_outside_the_calendar_is_rejected()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy(), Timestamp.Parse("2025-06-01T00:00:00Z"));

        Assert.Contains("weekdays", bench.Last.Reason, StringComparison.Ordinal);
        Assert.Equal(BrokerEventKind.Rejected, bench.Last.Kind);
    }

    [Fact]
    public void Impossible_bar_is_an_error_while_orders_wait()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy());

        Assert.Throws<ArgumentException>(() => bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 99 98 98")));
    }

    [Fact]
    public void Broker_must_be_connected_once()
    {
        var broker = new SimulatedBroker(new FewInstruments(), new WeekdayCalendar(), new SimulatedBrokerOptions());
        var ticket = new OrderTicket("a", BrokerBench.Buy(), BrokerBench.Open);
        Assert.Throws<InvalidOperationException>(() => broker.Submit(ticket));
        Assert.Throws<InvalidOperationException>(() => broker.Cancel("a"));
        Assert.Throws<InvalidOperationException>(() => broker.Replace("a", ticket));

        var bench = new BrokerBench();
        Assert.Throws<InvalidOperationException>(() => bench.Broker.Connect(bench));
    }

    public static TheoryData<SimulatedBrokerOptions> BadOptions() =>
        [
            new SimulatedBrokerOptions { Commission = new Commission(-1, 0) },
            new SimulatedBrokerOptions { Commission = new Commission(0, -1) },
            new SimulatedBrokerOptions { MaxParticipation = 0 },
            new SimulatedBrokerOptions { MaxParticipation = 1.01m },
            new SimulatedBrokerOptions { HalfSpreadBps = -1 },
            new SimulatedBrokerOptions { ImpactCoefficient = double.NaN },
            new SimulatedBrokerOptions { DailyVolatility = double.NaN },
            new SimulatedBrokerOptions { DailyVolatility = -0.1 },
            new SimulatedBrokerOptions { CommandLatency = TimeSpan.FromTicks(-1) },
            new SimulatedBrokerOptions { DataDelay = TimeSpan.FromTicks(-1) },
        ];

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Option_outside_its_range_is_an_error(SimulatedBrokerOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BrokerBench(options));

    [Fact]
    public async Task Query_that_is_cancelled_says_so() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await new BrokerBench().Broker.QueryAsync(new CancellationToken(canceled: true))
        );
}
