using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class SessionTests
{
    private static readonly Timestamp HalfDayClose = Timestamp.Parse("2024-01-03T18:00:00Z");

    [Fact]
    public void Day_order_expires_after_the_bar_that_ends_a_half_day()
    {
        BrokerBench bench = OvernightLimit();
        bench.Broker.OnBar(EndingAt(HalfDayClose, "101 102 101 101"));

        Assert.Equal(["Accepted", "Expired"], bench.Story("a"));
        Assert.Equal(HalfDayClose, bench.Last.Time);
        Assert.False(bench.Broker.HasWorkingOrders(BrokerBench.Spy));
    }

    [Fact]
    public void Day_order_is_matched_against_the_closing_bar_first()
    {
        BrokerBench bench = OvernightLimit();
        bench.Broker.OnBar(EndingAt(HalfDayClose, "101 102 99 101"));

        Assert.Equal(["Accepted", "Fill"], bench.Story("a"));
    }

    [Fact]
    public void Day_order_expires_once_time_is_past_the_close()
    {
        BrokerBench bench = OvernightLimit();
        bench.Broker.OnTime(HalfDayClose);
        Assert.True(bench.Broker.HasWorkingOrders(BrokerBench.Spy));

        bench.Broker.OnTime(HalfDayClose + TimeSpan.FromSeconds(1));
        Assert.Equal(BrokerEventKind.Expired, bench.Last.Kind);
        Assert.Equal(HalfDayClose, bench.Last.Time);
    }

    [Fact]
    public void Day_order_waits_for_data_that_come_late()
    {
        BrokerBench bench = OvernightLimit(new SimulatedBrokerOptions { DataDelay = TimeSpan.FromHours(1) });
        bench.Broker.OnTime(HalfDayClose + TimeSpan.FromMinutes(30));
        Bar late = EndingAt(HalfDayClose, "101 102 99 101") with
        {
            AvailableAt = HalfDayClose + TimeSpan.FromMinutes(40),
        };
        bench.Broker.OnBar(late);

        Assert.Equal(["Accepted", "Fill"], bench.Story("a"));
    }

    [Fact]
    public void Day_order_of_a_past_session_expires_instead_of_filling_in_the_next()
    {
        var bench = new BrokerBench(new SimulatedBrokerOptions { DataDelay = TimeSpan.FromDays(3) });
        bench.Submit("a", BrokerBench.LimitBuy(100));
        bench.Broker.OnBar(EndingAt(HalfDayClose, "99 99 99 99"));

        Assert.Equal(["Accepted", "Expired"], bench.Story("a"));
        Assert.Equal(BrokerBench.Close, bench.Last.Time);
    }

    [Fact]
    public void Good_til_canceled_order_outlives_sessions()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.LimitBuy(100) with { TimeInForce = TimeInForce.GoodTilCanceled });
        bench.Broker.OnBar(BrokerBench.SessionBar("101 102 101 101"));
        bench.Broker.OnTime(BrokerBench.Close + TimeSpan.FromHours(5));
        bench.Broker.OnBar(EndingAt(HalfDayClose, "101 102 99 101"));

        Assert.Equal(["Accepted", "Fill"], bench.Story("a"));
    }

    [Fact]
    public void Opening_order_given_after_the_open_waits_for_the_next_session()
    {
        var bench = new BrokerBench();
        bench.Broker.OnTime(BrokerBench.Minute(1));
        bench.Submit("a", BrokerBench.Buy() with { TimeInForce = TimeInForce.AtTheOpen });
        bench.Broker.OnBar(BrokerBench.MinuteBar(2, "100 100 100 100"));
        Assert.Equal(["Accepted"], bench.Story("a"));

        Timestamp open = Timestamp.Parse("2024-01-03T14:30:00Z");
        bench.Broker.OnBar(BrokerBench.Bar("90 91 89 90", open, open + TimeSpan.FromMinutes(1)));
        Assert.Equal((90m, open), (bench.Last.Price, bench.Last.Time));
    }

    [Fact]
    public void Opening_order_without_a_bar_expires_at_the_close()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy() with { TimeInForce = TimeInForce.AtTheOpen });
        bench.Broker.OnTime(BrokerBench.Close + TimeSpan.FromSeconds(1));

        Assert.Equal(["Accepted", "Expired"], bench.Story("a"));
    }

    [Fact]
    public void Closing_order_takes_the_close_of_the_last_bar_only()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy() with { TimeInForce = TimeInForce.AtTheClose });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 100 100 100"));
        Assert.Equal(["Accepted"], bench.Story("a"));

        bench.Broker.OnBar(EndingAt(BrokerBench.Close, "101 104 100 103"));
        Assert.Equal((103m, BrokerBench.Close), (bench.Last.Price, bench.Last.Time));
    }

    [Fact]
    public void Closing_order_given_inside_the_last_bar_gets_its_close()
    {
        var bench = new BrokerBench();
        bench.Broker.OnTime(BrokerBench.Minute(100));
        bench.Submit("a", BrokerBench.Buy() with { TimeInForce = TimeInForce.AtTheClose });
        bench.Broker.OnBar(BrokerBench.SessionBar("100 104 99 103"));

        Assert.Equal(103m, bench.Last.Price);
    }

    [Fact]
    public void Bars_outside_the_session_fill_nothing()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBar(BrokerBench.MinuteBar(-5, "100 100 100 100"));
        Assert.Equal(["Accepted"], bench.Story("a"));

        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "101 101 101 101"));
        Assert.Equal(101m, bench.Last.Price);
    }

    [Fact]
    public void Bar_that_began_before_the_order_fills_nothing()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.Buy(), BrokerBench.Minute(3) + TimeSpan.FromSeconds(1));
        bench.Broker.OnBar(BrokerBench.MinuteBar(3, "100 100 100 100"));
        Assert.Equal(["Accepted"], bench.Story("a"));

        bench.Broker.OnBar(BrokerBench.MinuteBar(4, "102 103 101 102"));
        Assert.Equal((102m, BrokerBench.Minute(4)), (bench.Last.Price, bench.Last.Time));
    }

    [Fact]
    public void Order_after_the_last_bar_never_fills()
    {
        var bench = new BrokerBench();
        bench.Broker.OnBar(BrokerBench.SessionBar("100 100 100 100"));
        bench.Submit("a", BrokerBench.Buy(), BrokerBench.Close);
        bench.Broker.OnTime(HalfDayClose + TimeSpan.FromDays(30));

        Assert.Equal(["Accepted", "Expired"], bench.Story("a"));
        Assert.Equal(HalfDayClose, bench.Last.Time);
    }

    [Fact]
    public void Past_is_matched_once_whatever_the_size_or_revision_of_the_bar()
    {
        var bench = new BrokerBench();
        bench.Submit("a", BrokerBench.LimitBuy(100) with { TimeInForce = TimeInForce.GoodTilCanceled });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "101 102 101 101"));
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "101 102 99 101") with { Revision = 1 });
        bench.Broker.OnBar(BrokerBench.SessionBar("101 102 99 101"));

        Assert.Equal(["Accepted"], bench.Story("a"));
    }

    private static Bar EndingAt(Timestamp end, string prices) =>
        BrokerBench.Bar(prices, end - TimeSpan.FromMinutes(1), end);

    private static BrokerBench OvernightLimit(SimulatedBrokerOptions? options = null)
    {
        var bench = new BrokerBench(options);
        bench.Broker.OnTime(BrokerBench.Close);
        bench.Submit("a", BrokerBench.LimitBuy(100));
        return bench;
    }
}
