using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class LadderTests
{
    private static readonly SimulatedBrokerOptions Model = new() { FillModel = FillModel.SpreadAndImpact };

    // Asks 30 at 100.00, 50 at 100.02, 100 at 100.05.
    [Theory]
    [InlineData(100, null, TimeInForce.Day, "30@100 50@100.02 20@100.05")]
    [InlineData(100, 100.02, TimeInForce.Day, "30@100 50@100.02")]
    [InlineData(100, 99.99, TimeInForce.Day, "")]
    [InlineData(100, 100.02, TimeInForce.ImmediateOrCancel, "30@100 50@100.02 Canceled")]
    [InlineData(100, 100.02, TimeInForce.FillOrKill, "Canceled")]
    [InlineData(80, 100.02, TimeInForce.FillOrKill, "30@100 50@100.02")]
    [InlineData(200, null, TimeInForce.Day, "30@100 50@100.02 100@100.05")]
    [InlineData(10, null, TimeInForce.AtTheOpen, "")]
    public void Buy_walks_the_asks_of_a_book(int quantity, double? limit, TimeInForce timeInForce, string expected)
    {
        var bench = new BrokerBench(Model);
        OrderRequest request = limit is null
            ? BrokerBench.Buy(quantity: quantity)
            : BrokerBench.LimitBuy((decimal)limit.Value, quantity);
        bench.Submit("a", request with { TimeInForce = timeInForce });
        bench.Broker.OnBook(Book(BrokerBench.Open));

        Assert.Equal(expected, Told(bench));
    }

    [Fact]
    public void Sell_walks_the_bids_of_a_book()
    {
        var bench = new BrokerBench(Model);
        bench.Submit("a", BrokerBench.Buy() with { Side = OrderSide.Sell });
        bench.Broker.OnBook(Book(BrokerBench.Open));

        Assert.Equal("40@99.98 60@99.95", Told(bench));
    }

    [Fact]
    public void Orders_take_from_one_book_in_order_of_arrival()
    {
        var bench = new BrokerBench(Model);
        bench.Submit("a", BrokerBench.Buy(quantity: 60));
        bench.Submit("b", BrokerBench.Buy(quantity: 40));
        bench.Broker.OnBook(Book(BrokerBench.Open));

        Assert.Equal("30@100 30@100.02 20@100.02 20@100.05", Told(bench));
    }

    [Fact]
    public void Quote_fills_what_it_shows()
    {
        var bench = new BrokerBench(Model);
        bench.Submit("a", BrokerBench.Buy());
        bench.Submit(
            "b",
            BrokerBench.Buy() with
            {
                Side = OrderSide.Sell,
                TimeInForce = TimeInForce.ImmediateOrCancel,
            }
        );
        bench.Broker.OnQuote(QuoteAt(BrokerBench.Open, 99.98m, 100.02m, size: 60));
        bench.Broker.OnQuote(QuoteAt(BrokerBench.Minute(1), 99.98m, 100.03m, size: 60));

        Assert.Equal("60@100.02 60@99.98 Canceled 40@100.03", Told(bench));
    }

    [Fact]
    public void Quote_wakes_a_stop_by_the_side_it_would_trade_with()
    {
        var bench = new BrokerBench(Model);
        bench.Submit("a", BrokerBench.Buy(OrderType.Stop) with { StopPrice = 101 });
        bench.Broker.OnQuote(QuoteAt(BrokerBench.Open, 100.90m, 100.95m, size: 500));
        Assert.Equal("", Told(bench));

        bench.Broker.OnQuote(QuoteAt(BrokerBench.Minute(1), 100.98m, 101.04m, size: 500));
        Assert.Equal("100@101.04", Told(bench));
    }

    [Fact]
    public void Quote_of_one_side_fills_that_side_only()
    {
        var bench = new BrokerBench(Model);
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnQuote(QuoteAt(BrokerBench.Open, 99.98m, 0, size: 500));

        Assert.Equal("", Told(bench));
    }

    [Fact]
    public void Trade_fills_a_share_of_its_size()
    {
        var bench = new BrokerBench(Model with { ImpactCoefficient = 0 });
        bench.Submit("a", BrokerBench.LimitBuy(100));
        bench.Broker.OnTrade(TradeAt(BrokerBench.Open, 100.01m));
        bench.Broker.OnTrade(TradeAt(BrokerBench.Open, 100m) with { IsSuspicious = true });
        bench.Broker.OnTrade(TradeAt(BrokerBench.Open, 100m));

        Assert.Equal("50@100", Told(bench));
    }

    [Fact]
    public void Ticks_before_the_order_or_outside_the_session_fill_nothing()
    {
        var bench = new BrokerBench(Model);
        bench.Submit("a", BrokerBench.Buy(), BrokerBench.Minute(5));
        bench.Submit("b", BrokerBench.Buy());
        bench.Broker.OnBook(Book(BrokerBench.Minute(-1)));
        Assert.Equal("", Told(bench));

        bench.Broker.OnBook(Book(BrokerBench.Minute(4)));
        Assert.Equal(["Accepted"], bench.Story("a"));
    }

    [Fact]
    public void Bars_take_over_when_ticks_stop()
    {
        var bench = new BrokerBench(Model with { HalfSpreadBps = 0, ImpactCoefficient = 0 });
        bench.Submit("a", BrokerBench.LimitBuy(99));
        bench.Broker.OnBook(Book(BrokerBench.Open + TimeSpan.FromSeconds(20)));
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 100 98 100"));
        Assert.Equal("", Told(bench));

        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "100 100 98 100"));
        Assert.Equal("100@99", Told(bench));
    }

    [Fact]
    public void Next_bar_open_leaves_ticks_alone()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBook(Book(BrokerBench.Open));
        bench.Broker.OnQuote(QuoteAt(BrokerBench.Open, 99.98m, 100.02m, size: 500));
        bench.Broker.OnTrade(TradeAt(BrokerBench.Open, 100m));
        Assert.Equal("", Told(bench));

        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "101 101 101 101"));
        Assert.Equal("100@101", Told(bench));
    }

    private static string Told(BrokerBench bench) =>
        string.Join(
            ' ',
            bench
                .Events.Where(message => message.Kind != BrokerEventKind.Accepted)
                .Select(message =>
                    message.Kind == BrokerEventKind.Fill
                        ? FormattableString.Invariant($"{message.Quantity:0.##}@{message.Price:0.##}")
                        : message.Kind.ToString()
                )
        );

    private static OrderBook Book(Timestamp time) =>
        new(
            [new BookLevel(999_800, 40), new BookLevel(999_500, 90)],
            [new BookLevel(1_000_000, 30), new BookLevel(1_000_200, 50), new BookLevel(1_000_500, 100)]
        )
        {
            Instrument = BrokerBench.Spy,
            EventTime = time,
            AvailableAt = time,
        };

    private static Quote QuoteAt(Timestamp time, decimal bid, decimal ask, long size) =>
        new()
        {
            Instrument = BrokerBench.Spy,
            EventTime = time,
            AvailableAt = time,
            Bid = (long)(bid * 10_000),
            BidSize = size,
            Ask = (long)(ask * 10_000),
            AskSize = size,
        };

    private static Trade TradeAt(Timestamp time, decimal price) =>
        new()
        {
            Instrument = BrokerBench.Spy,
            EventTime = time,
            AvailableAt = time,
            Price = (long)(price * 10_000),
            Size = 500,
        };
}
