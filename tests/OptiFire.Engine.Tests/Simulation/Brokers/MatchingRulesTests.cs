using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

public sealed class MatchingRulesTests
{
    private static readonly BarPrices Bar = new(100, 105, 95, 102);

    [Theory]
    [InlineData(OrderSide.Buy, 96, 96.0)] // rests and is reached
    [InlineData(OrderSide.Buy, 95, 95.0)] // touched
    [InlineData(OrderSide.Buy, 94.99, null)]
    [InlineData(OrderSide.Buy, 103, 100.0)] // better at the open
    [InlineData(OrderSide.Sell, 104, 104.0)]
    [InlineData(OrderSide.Sell, 105, 105.0)]
    [InlineData(OrderSide.Sell, 105.01, null)]
    [InlineData(OrderSide.Sell, 97, 100.0)]
    public void Limit_fills_at_its_price_or_the_better_open(OrderSide side, double limit, double? expected) =>
        Assert.Equal((decimal?)expected, LimitRule.Match(side, (decimal)limit, Bar, fillsOnTouch: true)?.Price);

    [Theory]
    [InlineData(OrderSide.Buy, 95, null)]
    [InlineData(OrderSide.Buy, 95.01, 95.01)]
    [InlineData(OrderSide.Sell, 105, null)]
    [InlineData(OrderSide.Sell, 104.99, 104.99)]
    public void Limit_can_ask_for_a_trade_through(OrderSide side, double limit, double? expected) =>
        Assert.Equal((decimal?)expected, LimitRule.Match(side, (decimal)limit, Bar, fillsOnTouch: false)?.Price);

    [Theory]
    [InlineData(101, true, true)]
    [InlineData(100, true, true)]
    [InlineData(99, false, false)]
    public void Limit_takes_liquidity_only_at_the_open(double limit, bool atOpen, bool takes)
    {
        MatchedPrice? match = LimitRule.Match(OrderSide.Buy, (decimal)limit, Bar, fillsOnTouch: true);

        Assert.Equal(new MatchedPrice(Math.Min((decimal)limit, 100), atOpen, takes), match);
    }

    [Theory]
    [InlineData(OrderSide.Buy, 103, 103.0, false)]
    [InlineData(OrderSide.Buy, 105, 105.0, false)]
    [InlineData(OrderSide.Buy, 105.01, null, false)]
    [InlineData(OrderSide.Buy, 98, 100.0, true)] // gapped through
    [InlineData(OrderSide.Sell, 97, 97.0, false)]
    [InlineData(OrderSide.Sell, 94.99, null, false)]
    [InlineData(OrderSide.Sell, 103, 100.0, true)]
    public void Stop_fills_at_its_price_or_the_worse_open(OrderSide side, double stop, double? expected, bool atOpen)
    {
        MatchedPrice? match = StopRule.Match(side, (decimal)stop, Bar);

        Assert.Equal((decimal?)expected, match?.Price);
        Assert.Equal(atOpen, match is { AtOpen: true });
    }

    [Theory]
    [InlineData(106, 107, false, null)] // sleeps on
    [InlineData(103, 104, true, 103.0)] // wakes at 103, buys there
    [InlineData(103, 103, true, 103.0)]
    [InlineData(103, 102, true, 102.0)] // the close came back to the limit
    [InlineData(103, 101, true, null)] // 95 may have come before the trigger
    [InlineData(99, 100, true, 100.0)] // awake at the open
    [InlineData(99, 96, true, 96.0)] // awake at the open: the low came after
    [InlineData(99, 94, true, null)]
    public void Stop_limit_fills_by_what_came_after_the_trigger(
        double stop,
        double limit,
        bool triggered,
        double? expected
    )
    {
        StopLimitMatch match = StopLimitRule.Match(
            OrderSide.Buy,
            (decimal)stop,
            (decimal)limit,
            Bar,
            fillsOnTouch: true
        );

        Assert.Equal(triggered, match.Triggered);
        Assert.Equal((decimal?)expected, match.Fill?.Price);
    }

    [Theory]
    [InlineData(OrderSide.Sell, 110, 4.0, null, 106.0)]
    [InlineData(OrderSide.Sell, 110.555, null, 0.01, 109.44)] // 109.44945 away from the market
    [InlineData(OrderSide.Buy, 90, 4.0, null, 94.0)]
    [InlineData(OrderSide.Buy, 90.555, null, 0.01, 91.47)] // 91.46055
    public void Trailing_stop_keeps_its_distance(
        OrderSide side,
        double best,
        double? amount,
        double? fraction,
        double expected
    ) =>
        Assert.Equal(
            (decimal)expected,
            TrailingStopRule.Level(side, (decimal)best, (decimal?)amount, (decimal?)fraction, 0.01m)
        );

    [Fact]
    public void Trailing_stop_without_a_distance_is_an_error() =>
        Assert.Throws<ArgumentException>(() => TrailingStopRule.Level(OrderSide.Buy, 100, null, null, 0.01m));

    [Theory]
    [InlineData(100, 105, 95, 102, true)]
    [InlineData(100, 99, 95, 97, false)]
    [InlineData(100, 105, 101, 102, false)]
    [InlineData(100, 105, 95, 106, false)]
    [InlineData(0, 105, 0, 102, false)]
    public void Prices_know_whether_they_are_possible(int open, int high, int low, int close, bool expected) =>
        Assert.Equal(expected, new BarPrices(open, high, low, close).IsConsistent);

    [Fact]
    public void Commission_is_exact()
    {
        Assert.Equal(1.6777m, new Commission(1, 0).Fee(100, 167.77m, 1));
        Assert.Equal(167.77m + 0.35m, new Commission(1, 0.0035m).Fee(100, 167.77m, 100));
        Assert.Equal(0m, new Commission(0, 0).Fee(100, 167.77m, 1));
    }

    [Theory]
    [InlineData(1.0, 0.02, 10_000, 1_000_000, 0.002)] // 2 % · √0.01
    [InlineData(0.5, 0.01, 250_000, 1_000_000, 0.0025)]
    [InlineData(1.0, 0.02, 0, 1_000_000, 0)]
    public void Impact_grows_with_the_root_of_the_share_of_volume(
        double coefficient,
        double volatility,
        double quantity,
        double volume,
        double expected
    ) => Assert.Equal(expected, SquareRootImpact.Fraction(coefficient, volatility, quantity, volume), 1e-15);

    [Theory]
    [InlineData(-1, 0.02, 1, 1)]
    [InlineData(1, -0.02, 1, 1)]
    [InlineData(1, 0.02, -1, 1)]
    [InlineData(1, 0.02, 1, 0)]
    public void Impact_rejects_impossible_inputs(
        double coefficient,
        double volatility,
        double quantity,
        double volume
    ) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            SquareRootImpact.Fraction(coefficient, volatility, quantity, volume)
        );

    [Fact]
    public void Impact_passes_a_missing_number_on() =>
        Assert.True(double.IsNaN(SquareRootImpact.Fraction(1, double.NaN, 1, 1)));
}
