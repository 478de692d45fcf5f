using OptiFire.Numerics.Factors;

namespace OptiFire.Numerics.Tests.Factors;

public sealed class MarketResidualTests
{
    [Fact]
    public void Three_lines_find_what_the_market_does_not_explain()
    {
        var residual = new MarketResidual(3);
        double[] market = [0.01, -0.02, 0.03];
        Assert.All(market, m => Assert.True(double.IsNaN(residual.Push(0.001 + 2 * m, m))));

        Assert.Equal(0.05, residual.Push(0.001 + 2 * 0.04 + 0.05, 0.04), 1e-15);
    }

    [Fact]
    public void Saved_state_goes_on_with_the_same_bits_and_gaps_are_not_remembered()
    {
        var random = new Random(5);
        var first = new MarketResidual(20);
        var second = new MarketResidual(20);
        for (int t = 0; t < 80; t++)
        {
            double r = random.NextDouble();
            double m = random.NextDouble();
            Assert.Equal(first.Push(r, m), second.Push(r, m));
            Assert.True(double.IsNaN(second.Push(double.NaN, m)));
            Assert.True(double.IsNaN(second.Push(r, double.PositiveInfinity)));
            second = new(20, second.Returns, second.Market);
        }
    }

    [Fact]
    public void Market_that_stands_still_explains_nothing_and_leaves_nothing()
    {
        var residual = new MarketResidual(2);
        residual.Push(1, 5);
        residual.Push(2, 5);

        Assert.True(double.IsNaN(residual.Push(3, 6)));
        Assert.True(double.IsNaN(MarketResidual.OfLast([1], [1])));
        Assert.Equal(0, MarketResidual.OfLast([1, 3], [1, 2]), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MarketResidual(1));
        Assert.Throws<ArgumentException>(() => new MarketResidual(2, [1], []));
    }
}
