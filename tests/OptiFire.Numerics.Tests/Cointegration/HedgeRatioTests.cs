using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Dependence;

namespace OptiFire.Numerics.Tests.Cointegration;

[Trait("Category", "Golden")]
public sealed class HedgeRatioTests
{
    private static readonly double[] Y = [1, 3, 2, 5, 4];
    private static readonly double[] X = [1, 2, 3, 4, 5];

    [Fact]
    public void Streaming_equals_batch_bit_for_bit_and_survives_a_restart()
    {
        double[] y = [.. Inference.AugmentedDickeyFullerTests.Walk(200, 1).Select(v => v + 1e8)];
        double[] x = [.. Inference.AugmentedDickeyFullerTests.Walk(200, 2).Select(v => v + 1e8)];
        double[] batch = new double[200];
        Covariance.RollingSlope(y, x, 30, batch);
        RollingHedgeRatio rolling = new(30);
        for (int t = 0; t < 200; t++)
        {
            if (t is 10 or 100)
            {
                rolling = new(30, rolling.Y.ToArray(), rolling.X.ToArray());
            }

            Assert.Equal(batch[t], rolling.Push(y[t], x[t]).Ratio);
        }
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        RollingHedgeRatio rolling = new(20);
        for (int t = 0; t < 50; t++)
        {
            rolling.Push(t, t * t);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 1000; t++)
        {
            rolling.Push(t, t * t);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Small_ratios_follow_by_hand()
    {
        // Deviations −2 0 −1 2 1 and −2 −1 0 1 2: Sxy = 8, Sxx = Syy = 10.
        Assert.Equal(new HedgeLine(0.8, 3 - 0.8 * 3), HedgeRatio.LeastSquares(Y, X));
        Assert.Equal(1, HedgeRatio.Orthogonal(Y, X).Ratio, 1e-15);
        Assert.Equal(53.0 / 55, HedgeRatio.ThroughOrigin(Y, X).Ratio, 1e-15);
        Assert.Equal(5 - 2.4 - 0.8 * 4 + 1.8, HedgeRatio.LeastSquares(Y, X).Spread(5, 4), 1e-12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0.2)]
    [InlineData(-1.7)]
    public void Orthogonal_ratio_is_the_same_both_ways(double slope)
    {
        double[] x = Inference.AugmentedDickeyFullerTests.Walk(200, 3);
        double[] noise = Inference.AugmentedDickeyFullerTests.Walk(200, 4);
        double[] y = [.. x.Zip(noise, (a, b) => slope * a + 0.1 * b)];

        Assert.Equal(1 / HedgeRatio.Orthogonal(x, y).Ratio, HedgeRatio.Orthogonal(y, x).Ratio, 1e-11);
    }

    [Fact]
    public void A_large_level_changes_no_ratio()
    {
        double[] x = [.. Inference.AugmentedDickeyFullerTests.Walk(200, 5).Select(v => Math.Round(v * 1024) / 1024)];
        double[] y = [.. Inference.AugmentedDickeyFullerTests.Walk(200, 6).Select(v => Math.Round(v * 1024) / 1024)];
        double[] xFar = [.. x.Select(v => v + 1e8)];
        double[] yFar = [.. y.Select(v => v + 1e8)];

        Assert.Equal(HedgeRatio.LeastSquares(y, x).Ratio, HedgeRatio.LeastSquares(yFar, xFar).Ratio, 1e-8);
        Assert.Equal(HedgeRatio.Orthogonal(y, x).Ratio, HedgeRatio.Orthogonal(yFar, xFar).Ratio, 1e-8);
    }

    [Fact]
    public void Undetermined_ratios_are_not_numbers()
    {
        foreach (
            (double[] y, double[] x) in new (double[], double[])[]
            {
                ([], []),
                ([1], [2]),
                ([1, 2, 3], [5, 5, 5]),
                ([1, 2, 3], [1e8, 1e8, 1e8]),
                ([1, double.NaN, 3], [1, 2, 3]),
                ([1, 2, 3], [1, double.PositiveInfinity, 3]),
            }
        )
        {
            Assert.True(double.IsNaN(HedgeRatio.LeastSquares(y, x).Ratio));
            Assert.True(double.IsNaN(HedgeRatio.Orthogonal(y, x).Ratio));
            Assert.True(double.IsNaN(HedgeRatio.LeastSquares(y, x).Intercept));
        }

        Assert.True(double.IsNaN(HedgeRatio.ThroughOrigin([1, 2], [0, 0]).Ratio));
        Assert.True(double.IsNaN(HedgeRatio.Orthogonal([1, -1, 1, -1], [1, 1, -1, -1]).Ratio)); // a circle has no axis
        Assert.Equal(2, HedgeRatio.LeastSquares([3, 7], [1, 3]).Ratio, 1e-15);
    }

    [Fact]
    public void A_missing_value_leaves_the_window()
    {
        RollingHedgeRatio rolling = new(3);
        rolling.Push(double.NaN, 1);
        rolling.Push(1, 2);
        Assert.True(double.IsNaN(rolling.Push(2, 3).Ratio));
        Assert.Equal(1, rolling.Push(3, 4).Ratio, 1e-15);
    }

    [Fact]
    public void Wrong_shapes_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => HedgeRatio.LeastSquares([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => HedgeRatio.ThroughOrigin([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => HedgeRatio.Orthogonal([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingHedgeRatio(1));
        Assert.Throws<ArgumentException>(() => new RollingHedgeRatio(3, [1], [1, 2]));
    }

    [Fact]
    public void Three_lines_hedge_a_pair()
    {
        HedgeLine line = HedgeRatio.LeastSquares(Y, X);
        double spread = line.Spread(y: 4, x: 5);
        Assert.Equal(4 - line.Intercept - 5 * line.Ratio, spread);
    }
}
