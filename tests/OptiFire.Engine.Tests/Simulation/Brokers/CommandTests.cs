using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class CommandTests
{
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    private static readonly SimulatedBrokerOptions Slow = new() { CommandLatency = HalfMinute };

    [Fact]
    public void Cancel_without_latency_works_at_once()
    {
        BrokerBench bench = Working(new SimulatedBrokerOptions());
        bench.Broker.Cancel("a");

        Assert.Equal(["Accepted", "Canceled"], bench.Story("a"));
        Assert.Equal(BrokerBench.Minute(1), bench.Last.Time);
    }

    [Fact]
    public void Fill_overtakes_a_cancel_on_its_way()
    {
        BrokerBench bench = Working(Slow);
        bench.Broker.Cancel("a");
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "101 101 99 100"));

        Assert.Equal(["Accepted", "Fill", "CancelRejected"], bench.Story("a"));
        Assert.Equal("the order is Filled", bench.Last.Reason);
    }

    [Fact]
    public void Cancel_takes_effect_after_its_latency()
    {
        BrokerBench bench = Working(Slow);
        bench.Broker.Cancel("a");
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "101 101 101 101"));

        Assert.Equal(["Accepted", "Canceled"], bench.Story("a"));
        Assert.Equal(BrokerBench.Minute(1) + HalfMinute, bench.Last.Time);
    }

    [Fact]
    public void Cancel_comes_before_a_bar_that_begins_after_it()
    {
        BrokerBench bench = Working(Slow);
        bench.Broker.Cancel("a");
        bench.Broker.OnBar(BrokerBench.MinuteBar(2, "99 99 99 99"));

        Assert.Equal(["Accepted", "Canceled"], bench.Story("a"));
    }

    [Fact]
    public void Cancel_of_an_unknown_order_is_rejected()
    {
        var bench = new BrokerBench();
        bench.Broker.Cancel("nobody");

        Assert.Equal((BrokerEventKind.CancelRejected, "the order is unknown"), (bench.Last.Kind, bench.Last.Reason));
    }

    [Fact]
    public void Order_expires_before_a_later_cancel()
    {
        BrokerBench bench = Working(new SimulatedBrokerOptions { CommandLatency = TimeSpan.FromDays(1) });
        bench.Broker.Cancel("a");
        bench.Broker.OnTime(BrokerBench.Close + TimeSpan.FromDays(2));

        Assert.Equal(["Accepted", "Expired", "CancelRejected"], bench.Story("a"));
    }

    [Fact]
    public void Replacement_works_in_the_place_of_the_order()
    {
        BrokerBench bench = Working(Slow);
        bench.Replace("a", "b", BrokerBench.LimitBuy(105, 40));
        bench.Broker.OnTime(BrokerBench.Minute(2));
        bench.Broker.OnBar(BrokerBench.MinuteBar(2, "104 104 104 104"));

        Assert.Equal(["Accepted", "Replaced"], bench.Story("a"));
        Assert.Equal(["Accepted", "Fill"], bench.Story("b"));
        Assert.Equal("b", bench.Events[1].ReplacedBy);
        Assert.Equal((40m, 104m), (bench.Last.Quantity, bench.Last.Price));
    }

    [Fact]
    public void Fill_overtakes_a_replacement_on_its_way()
    {
        BrokerBench bench = Working(Slow);
        bench.Replace("a", "b", BrokerBench.LimitBuy(105));
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "101 101 99 100"));

        Assert.Equal(["Accepted", "Fill", "ReplaceRejected"], bench.Story("a"));
        Assert.Empty(bench.Story("b"));
        Assert.Equal("b", bench.Last.ReplacedBy);
    }

    [Fact]
    public async Task Replacement_is_refused_when_a_part_was_filled_meanwhile()
    {
        BrokerBench bench = Working(Slow with { FillModel = FillModel.SpreadAndImpact });
        bench.Replace("a", "b", BrokerBench.LimitBuy(105, 200));
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "101 101 99 100", volume: 300));
        bench.Broker.OnBar(BrokerBench.MinuteBar(2, "101 101 99 100"));

        Assert.Equal(["Accepted", "Fill", "ReplaceRejected", "Fill"], bench.Story("a"));
        Assert.Equal([30m, 70m], bench.Fills.Select(fill => fill.Quantity));
        BrokerState state = await bench.Broker.QueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(100m, state.Positions[BrokerBench.Spy]);
        Assert.Equal(["a", "b"], state.KnownOrders);
    }

    [Fact]
    public void Replacement_must_be_a_good_order_of_the_same_side()
    {
        BrokerBench bench = Working(new SimulatedBrokerOptions());
        bench.Replace("a", "b", BrokerBench.LimitBuy(105) with { Side = OrderSide.Sell });
        bench.Replace("a", "c", BrokerBench.LimitBuy(105.001m));
        bench.Replace("a", "a", BrokerBench.LimitBuy(105));
        bench.Replace("nobody", "d", BrokerBench.LimitBuy(105));

        Assert.Equal(4, bench.Events.Count(message => message.Kind == BrokerEventKind.ReplaceRejected));
        Assert.True(bench.Broker.HasWorkingOrders(BrokerBench.Spy));
    }

    [Fact]
    public void Replacement_of_a_trailing_stop_keeps_the_best_price()
    {
        var bench = new BrokerBench();
        OrderRequest sell = BrokerBench.Buy(OrderType.TrailingStop) with { Side = OrderSide.Sell };
        bench.Submit("a", sell with { TrailAmount = 50 });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 110 100 105"));
        bench.Replace("a", "b", sell with { TrailAmount = 8 });
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "105 106 101 101"));

        Assert.Equal(102m, bench.Last.Price);
    }

    [Fact]
    public void Trailing_stop_is_not_lifted_by_the_high_of_the_bar_it_is_matched_with()
    {
        var bench = new BrokerBench();
        bench.Submit(
            "a",
            BrokerBench.Buy(OrderType.TrailingStop) with
            {
                Side = OrderSide.Sell,
                TrailFraction = 0.05m,
            }
        );
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 120 96 110"));
        Assert.Equal(["Accepted"], bench.Story("a"));

        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "110 110 110 110"));
        Assert.Equal(110m, bench.Last.Price); // 95 % of 120 is 114: the open is beyond it
    }

    [Theory]
    [InlineData(true, "Fill")]
    [InlineData(false, "Accepted")]
    public void Touch_fills_only_where_the_options_say_so(bool fillsOnTouch, string expected)
    {
        BrokerBench bench = Working(new SimulatedBrokerOptions { LimitFillsOnTouch = fillsOnTouch });
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "101 101 100 101"));

        Assert.Equal(expected, bench.Story("a")[^1]);
    }

    [Fact]
    public void Fee_counts_the_contract_multiplier()
    {
        var bench = new BrokerBench();
        var option = new InstrumentId(3);
        bench.Submit("a", BrokerBench.Buy(quantity: 2) with { Instrument = option });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "3.15 3.15 3.15 3.15") with { Instrument = option });

        Assert.Equal(0.063m, bench.Last.Fee); // 1 bp of 2 · 100 · 3.15
    }

    [Fact]
    public void Command_given_on_a_fill_waits_for_the_end_of_the_bar()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.LimitBuy(100));
        bench.Submit("b", BrokerBench.LimitBuy(99));
        bench.Reaction = message =>
        {
            if (message is { Kind: BrokerEventKind.Fill, ClientOrderId: "a" })
            {
                bench.Broker.Cancel("b");
                bench.Submit("c", BrokerBench.Buy());
            }
        };
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "101 101 98 98"));
        Assert.Equal(["Accepted", "Fill", "CancelRejected"], bench.Story("b"));
        Assert.Equal(["Accepted"], bench.Story("c"));

        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "97 97 97 97"));
        Assert.Equal(97m, bench.Last.Price);
    }

    [Fact]
    public async Task Split_restates_the_position_and_cancels_orders()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 100 100 100"));
        bench.Submit("b", BrokerBench.LimitBuy(90) with { TimeInForce = TimeInForce.GoodTilCanceled });
        Timestamp exDate = BrokerBench.Open + TimeSpan.FromHours(14);
        bench.Broker.OnCorporateAction(CorporateAction.Split(BrokerBench.Spy, exDate, exDate, 4, 1));

        Assert.Equal(["Accepted", "Canceled"], bench.Story("b"));
        BrokerState state = await bench.Broker.QueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(400m, state.Positions[BrokerBench.Spy]);
    }

    /// <summary>A limit buy of 100 at 100 that has worked since before the open; it is 14:31.</summary>
    private static BrokerBench Working(SimulatedBrokerOptions options)
    {
        var bench = new BrokerBench(options);
        bench.Submit("a", BrokerBench.LimitBuy(100));
        bench.Broker.OnTime(BrokerBench.Minute(1));
        return bench;
    }
}
