using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class SpreadAndImpactTests
{
    // 10 bps of half-spread; 2 % a day; a tenth of the volume.
    private static readonly SimulatedBrokerOptions Costly = new()
    {
        FillModel = FillModel.SpreadAndImpact,
        HalfSpreadBps = 10,
        DailyVolatility = 0.02,
        MaxParticipation = 0.10m,
    };

    // √(100 / 10 000) = 0.1, so impact is 20 bps.
    [Theory]
    [InlineData(OrderSide.Buy, "100 101 99 100", 100.30)]
    [InlineData(OrderSide.Sell, "100 101 99 100", 99.70)]
    [InlineData(OrderSide.Buy, "100 100.1 99 100", 100.10)] // never above the bar
    [InlineData(OrderSide.Sell, "100 101 99.9 100", 99.90)]
    public void Market_order_pays_half_a_spread_and_its_impact(OrderSide side, string prices, double expected)
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy() with { Side = side });
        bench.Broker.OnBar(BrokerBench.SessionBar(prices, volume: 10_000));

        Assert.Equal((decimal)expected, bench.Last.Price);
        Assert.Equal((decimal)expected * 100 * 0.0001m, bench.Last.Fee);
    }

    [Theory]
    [InlineData(TimeInForce.AtTheOpen, 100.20)]
    [InlineData(TimeInForce.AtTheClose, 100.70)] // 100.50 · 1.002 = 100.701, kept inside the bar
    public void Auction_has_impact_but_no_spread(TimeInForce timeInForce, double expected)
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy() with { TimeInForce = timeInForce });
        bench.Broker.OnBar(BrokerBench.SessionBar("100 100.7 99 100.5", volume: 10_000));

        Assert.Equal((decimal)expected, bench.Last.Price);
    }

    [Fact]
    public void Crossed_quote_says_nothing_of_the_spread()
    {
        var bench = new BrokerBench(Costly);
        bench.Broker.OnQuote(
            new Quote
            {
                Instrument = BrokerBench.Spy,
                Bid = 1_000_500,
                Ask = 999_500,
            }
        );
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBar(BrokerBench.SessionBar("100 101 99 100", volume: 10_000));

        Assert.Equal(100.30m, bench.Last.Price);
    }

    [Fact]
    public void Small_lots_are_filled_in_whole_lots()
    {
        // A tenth of 0.0255 coins is 0.00255: two lots of 0.001.
        var coin = new InstrumentId(2);
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy(quantity: 0.005m) with { Instrument = coin });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100", volume: 255) with { Instrument = coin });

        Assert.Equal(0.002m, bench.Last.Quantity);
        Assert.True(bench.Broker.HasWorkingOrders(coin));
        Assert.False(bench.Broker.HasWorkingOrders(BrokerBench.Spy));
    }

    [Fact]
    public void Settings_name_the_model_the_fees_and_the_participation()
    {
        var settings = new ExecutionSettings
        {
            FillModel = FillModel.SpreadAndImpact,
            CommissionBps = 2,
            CommissionPerShare = 0.005m,
            MaxParticipation = 0.25m,
        };
        var options = SimulatedBrokerOptions.From(settings);

        Assert.Equal(
            (FillModel.SpreadAndImpact, new Commission(2, 0.005m), 0.25m),
            (options.FillModel, options.Commission, options.MaxParticipation)
        );
    }

    [Fact]
    public void Volume_of_a_short_bar_is_scaled_to_the_session()
    {
        // 10 000 in one of 390 minutes: ADV 3 900 000, √(390 / ADV) = 0.01, impact 2 bps.
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy(quantity: 390));
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100", volume: 10_000));

        Assert.Equal(100.12m, bench.Last.Price);
    }

    [Fact]
    public void Known_liquidity_decides_the_impact()
    {
        // 1 % a day and √(100 / 1 000 000) = 0.01: impact is 1 bp.
        var bench = new BrokerBench(Costly, new Known(new Liquidity(0.01, 1_000_000)));
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBar(BrokerBench.SessionBar("100 101 99 100", volume: 10_000));

        Assert.Equal(100.11m, bench.Last.Price);
    }

    [Theory]
    [InlineData(double.NaN, 1_000_000)]
    [InlineData(0.01, double.NaN)]
    public void Liquidity_that_is_not_a_number_is_an_error(double volatility, double volume)
    {
        var bench = new BrokerBench(Costly, new Known(new Liquidity(volatility, volume)));
        bench.Submit("a", BrokerBench.Buy());

        Assert.Throws<InvalidOperationException>(() =>
            bench.Broker.OnBar(BrokerBench.SessionBar("100 101 99 100", volume: 10_000))
        );
    }

    [Fact]
    public void Latest_quote_gives_the_spread()
    {
        // 99.95 to 100.05: 5 bps of half-spread and 20 bps of impact.
        var bench = new BrokerBench(Costly);
        bench.Broker.OnQuote(
            new Quote
            {
                Instrument = BrokerBench.Spy,
                EventTime = BrokerBench.BeforeOpen,
                AvailableAt = BrokerBench.BeforeOpen,
                Bid = 999_500,
                Ask = 1_000_500,
            }
        );
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBar(BrokerBench.SessionBar("100 101 99 100", volume: 10_000));

        Assert.Equal(100.25m, bench.Last.Price);
    }

    [Fact]
    public void Large_order_fills_in_parts_that_sum_to_it()
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy(quantity: 250));
        for (int minute = 0; minute < 5; minute++)
        {
            bench.Broker.OnBar(BrokerBench.MinuteBar(minute, "100 101 99 100", volume: 1_005));
        }

        Assert.Equal([100m, 100m, 50m], bench.Fills.Select(fill => fill.Quantity));
        Assert.Equal(3, bench.Fills.Select(fill => fill.ExecutionId).Distinct().Count());
        Assert.False(bench.Broker.HasWorkingOrders(BrokerBench.Spy));
    }

    [Fact]
    public void Orders_share_the_volume_of_a_bar_in_order_of_arrival()
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy(quantity: 70));
        bench.Submit("b", BrokerBench.Buy(quantity: 70));
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100", volume: 1_000));

        Assert.Equal([("a", 70m), ("b", 30m)], bench.Fills.Select(fill => (fill.ClientOrderId, fill.Quantity)));
    }

    [Theory]
    [InlineData(TimeInForce.ImmediateOrCancel, new[] { "Accepted", "Fill", "Canceled" })]
    [InlineData(TimeInForce.FillOrKill, new[] { "Accepted", "Canceled" })]
    [InlineData(TimeInForce.AtTheOpen, new[] { "Accepted", "Fill", "Expired" })]
    public void One_chance_is_not_enough_for_a_large_order(TimeInForce timeInForce, string[] story)
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy(quantity: 150) with { TimeInForce = timeInForce });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100", volume: 1_000));

        Assert.Equal(story, bench.Story("a"));
    }

    [Fact]
    public void Bar_without_volume_fills_nothing()
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.Buy());
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100", volume: 0));

        Assert.Equal(["Accepted"], bench.Story("a"));
    }

    [Fact]
    public void Limit_order_that_waits_pays_no_spread()
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.LimitBuy(99.50m));
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100"));

        Assert.Equal((99.50m, BrokerBench.Minute(1)), (bench.Last.Price, bench.Last.Time));
    }

    [Fact]
    public void Limit_order_that_takes_pays_up_to_its_limit()
    {
        var bench = new BrokerBench(Costly);
        bench.Submit("a", BrokerBench.LimitBuy(100.05m));
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100"));

        Assert.Equal((100.05m, BrokerBench.Minute(0)), (bench.Last.Price, bench.Last.Time));
    }

    [Fact]
    public void Stop_filled_in_part_goes_on_as_a_market_order()
    {
        var bench = new BrokerBench(Costly with { HalfSpreadBps = 0, ImpactCoefficient = 0 });
        bench.Submit("a", BrokerBench.Buy(OrderType.Stop) with { StopPrice = 100.50m });
        bench.Broker.OnBar(BrokerBench.MinuteBar(0, "100 101 99 100", volume: 600));
        bench.Broker.OnBar(BrokerBench.MinuteBar(1, "98 98 98 98"));

        Assert.Equal([(60m, 100.50m), (40m, 98m)], bench.Fills.Select(fill => (fill.Quantity, fill.Price)));
    }

    private sealed class Known(Liquidity known) : ILiquidity
    {
        public bool TryGet(InstrumentId instrument, out Liquidity liquidity)
        {
            liquidity = known;
            return true;
        }
    }
}
