using OptiFire.Numerics.Returns;

namespace OptiFire.Numerics.Tests.Returns;

public sealed class RealizedVolatilityTests
{
    [Fact]
    public void Volatility_of_returns_is_what_the_hand_computes()
    {
        Assert.Equal(0.02 * Math.Sqrt(2 * 252), LogReturns.AnnualizedVolatility([0.03, -0.01], 252), 1e-15);
        Assert.Equal(0, LogReturns.AnnualizedVolatility([0.01, 0.01, 0.01], 252));
        Assert.True(double.IsNaN(LogReturns.AnnualizedVolatility([0.01, double.NaN], 252)));
        Assert.Throws<ArgumentException>(() => LogReturns.AnnualizedVolatility([0.01], 252));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogReturns.AnnualizedVolatility([0.01, 0], 0));
    }

    [Fact]
    public void Constant_prices_have_no_volatility()
    {
        double[] ten = [.. Enumerable.Repeat(10.0, 30)];
        foreach (VolatilityEstimator estimator in Enum.GetValues<VolatilityEstimator>())
        {
            Assert.Equal(0, RealizedVolatility.Last(new(ten, ten, ten, ten), estimator, 21, 252));
        }
    }

    [Fact]
    public void Too_few_bars_give_nothing() =>
        Assert.True(
            double.IsNaN(RealizedVolatility.Last(new([1], [1], [1], [1]), VolatilityEstimator.CloseZeroMean, 1, 252))
        );

    [Fact]
    public void A_bar_that_contradicts_itself_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RealizedVolatility.Last(new([10], [9], [8], [11]), VolatilityEstimator.Parkinson, 1, 252)
        );

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.PositiveInfinity)]
    public void A_price_that_is_none_is_rejected(double price)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RealizedVolatility.Last(new([price], [price], [price], [price]), VolatilityEstimator.Parkinson, 1, 252)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => LogReturns.FromPrices([10, price], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimpleReturns.FromPrices([10, price], new double[1]));
    }

    [Fact]
    public void A_missing_bar_leaves_again_with_its_window()
    {
        double[] p = [10, 11, double.NaN, 12, 11, 12];
        double[] rolling = new double[6];

        RealizedVolatility.Rolling(new(p, p, p, p), VolatilityEstimator.CloseZeroMean, 1, 1, rolling);

        Assert.Equal([true, false, true, true, false, false], rolling.Select(double.IsNaN));
    }

    [Fact]
    public void Returns_compound_to_the_whole_move_in_both_forms()
    {
        double[] prices = [100, 110, 99, 121];
        double[] simple = new double[3];
        double[] log = new double[3];
        SimpleReturns.FromPrices(prices, simple);
        LogReturns.FromPrices(prices, log);

        Assert.Equal(0.1, simple[0], 1e-15);
        Assert.Equal(-0.1, simple[1], 1e-15);
        Assert.Equal(0.21, SimpleReturns.Compound(simple), 1e-15);
        Assert.Equal(0.21, LogReturns.Compound(log), 1e-15);
        Assert.Equal(Math.Pow(1.21, 4) - 1, SimpleReturns.AnnualizedCompound(simple, 12), 1e-14);
        Assert.Equal(4 * Math.Log(1.21), LogReturns.AnnualizedMean(log, 12), 1e-14);
        Assert.Equal(log[1], SimpleReturns.ToLog(simple[1]), 1e-15);
    }

    [Fact]
    public void A_loss_beyond_everything_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SimpleReturns.Compound([0.1, -1.01]));

    [Fact]
    public void Returns_need_one_place_fewer_than_prices() =>
        Assert.Throws<ArgumentException>(() => LogReturns.FromPrices([1, 2, 3], new double[3]));
}
