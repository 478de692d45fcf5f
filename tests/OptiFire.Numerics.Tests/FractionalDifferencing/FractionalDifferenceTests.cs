using OptiFire.Numerics.FractionalDifferencing;

namespace OptiFire.Numerics.Tests.FractionalDifferencing;

[Trait("Category", "Golden")]
public sealed class FractionalDifferenceTests
{
    [Fact]
    public void Weights_are_those_by_hand()
    {
        Assert.Equal([1, -0.5, -0.125, -0.0625, -0.0390625], FractionalWeights.OfCount(0.5, 5));
        Assert.Equal([1, -1, 0, 0], FractionalWeights.OfCount(1, 4));
        Assert.Equal([1, 1, 1], FractionalWeights.OfCount(-1, 3));
        Assert.Equal(1458, FractionalWeights.AboveThreshold(0.4, 1e-5).Length);
        Assert.Equal(12, FractionalWeights.AboveThreshold(0.3, 1e-2).Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(282)]
    [InlineData(1458)]
    [InlineData(6000)]
    public void Fourier_form_is_the_direct_one_within_its_bound(int count)
    {
        double[] x = Walk(20_011, 1, 1e3);
        double[] weights = FractionalWeights.OfCount(0.35, count);
        double[] direct = new double[x.Length];
        double[] fourier = new double[x.Length];
        CausalConvolution.Apply(x, weights, direct);
        CausalConvolution.Apply(x, weights, fourier, ConvolutionMethod.Fourier);

        double bound = 1e-14 * weights.Sum(Math.Abs) * x.Max(Math.Abs);
        Assert.All(direct.Zip(fourier), p => Assert.Equal(p.First, p.Second, bound));
    }

    [Theory]
    [InlineData(ConvolutionMethod.Direct)]
    [InlineData(ConvolutionMethod.Fourier)]
    public void A_missing_value_reaches_exactly_one_window(ConvolutionMethod method)
    {
        double[] x = Walk(5000, 2, 5);
        x[2500] = double.NaN;
        double[] weights = FractionalWeights.OfCount(0.4, 700);
        double[] y = new double[x.Length];

        FractionalDifference.FixedWidth(x, weights, y, method);

        for (int t = 0; t < x.Length; t++)
        {
            Assert.Equal(t < 699 || (t >= 2500 && t < 3200), double.IsNaN(y[t]));
        }

        x[2500] = double.PositiveInfinity;
        CausalConvolution.Apply(x, weights, y, method);
        Assert.Equal(double.PositiveInfinity, y[2500]);
        Assert.Equal(double.NegativeInfinity, y[2501]);
        Assert.True(double.IsFinite(y[2499]) && double.IsFinite(y[3200]));
    }

    [Fact]
    public void Stream_gives_the_bits_of_the_batch_also_after_a_restart()
    {
        double[] x = Walk(700, 3, 1e8);
        x[400] = double.NaN;
        double[] weights = FractionalWeights.AboveThreshold(0.4, 1e-3);
        double[] batch = new double[x.Length];
        FractionalDifference.FixedWidth(x, weights, batch);
        double[] part = new double[350];
        FractionalDifference.FixedWidth(x.AsSpan(0, 350), weights, part);

        FractionalDifferencer stream = new(weights);
        for (int t = 0; t < x.Length; t++)
        {
            Assert.Equal(batch[t], stream.Push(x[t]));
            stream = t % 60 == 0 ? new(weights, stream.Values) : stream;
        }

        Assert.Equal(batch[..350], part);
        Assert.Equal(weights.Length, stream.WarmUp);
    }

    [Fact]
    public void Stream_allocates_nothing_per_step()
    {
        FractionalDifferencer stream = new(FractionalWeights.AboveThreshold(0.4, 1e-3));
        stream.Push(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 500; t++)
        {
            stream.Push(t);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Whole_orders_are_the_identity_and_differences_even_at_a_large_offset()
    {
        double[] x = [1e8, 1e8 + 1, 1e8 + 3, 1e8 + 6];
        double[] y = new double[4];

        FractionalDifference.FixedWidth(x, FractionalWeights.AboveThreshold(0, 1e-5), y);
        Assert.Equal(x, y);
        FractionalDifference.FixedWidth(x, FractionalWeights.AboveThreshold(1, 1e-5), y);
        Assert.Equal([double.NaN, 1, 2, 3], y);
        FractionalDifference.FixedWidth(x, FractionalWeights.AboveThreshold(2, 1e-5), y);
        Assert.Equal([double.NaN, double.NaN, 1, 1], y);
    }

    [Fact]
    public void Integration_undoes_the_difference()
    {
        double[] x = Walk(500, 4, 5);
        double[] y = new double[500];
        double[] back = new double[500];

        FractionalDifference.Expanding(x, 0.37, y);
        FractionalDifference.Expanding(y, -0.37, back);

        Assert.All(x.Zip(back), p => Assert.Equal(p.First, p.Second, 1e-10));
    }

    [Fact]
    public void Search_says_when_there_is_no_answer()
    {
        double[] x = Walk(300, 5, 5);

        Assert.Null(DifferencingOrder.SmallestOf(x, [0, 0.5, 1], _ => 0.5, 1e-3));
        Assert.Null(DifferencingOrder.SmallestOf(x, [0, 0.5, 1], _ => double.NaN, 1e-3));
        Assert.Null(DifferencingOrder.Bisect(x, 0, 1, _ => 0.5, 1e-3));
        Assert.Equal(0, DifferencingOrder.Bisect(x, 0, 1, _ => 0.01, 1e-3)!.Value.Order);

        // No window fits into the sample, so there is nothing to test.
        DifferencingOrderFit tooLong = DifferencingOrder.Evaluate(x, 0.2, _ => 0.01);
        Assert.True(double.IsNaN(tooLong.PValue) && !tooLong.IsStationary && tooLong.Window > 300);
    }

    [Fact]
    public void Search_uses_the_training_sample_alone()
    {
        double[] x = Walk(400, 6, 5);
        int longest = 0;
        double Test(ReadOnlySpan<double> series)
        {
            longest = Math.Max(longest, series.Length);
            return series.Length > 200 ? 0.5 : 0.01;
        }

        DifferencingOrderFit? fit = DifferencingOrder.SmallestOf(x.AsSpan(0, 250), [0, 0.3, 0.6, 1], Test, 1e-3);

        Assert.Equal(250, longest);
        Assert.Equal(0.3, fit!.Value.Order);
    }

    [Fact]
    public void Wrong_shapes_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionalWeights.OfCount(double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionalWeights.OfCount(0.4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionalWeights.AboveThreshold(0.4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionalWeights.AboveThreshold(-1, 1e-3, 1000));
        Assert.Throws<ArgumentException>(() => FractionalDifference.FixedWidth([1, 2], [], new double[2]));
        Assert.Throws<ArgumentException>(() => FractionalDifference.FixedWidth([1, 2], [1], new double[3]));
        Assert.Throws<ArgumentException>(() => new FractionalDifferencer([]));
        Assert.Throws<ArgumentException>(() => new FractionalDifferencer([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => DifferencingOrder.SmallestOf([1, 2], [1, 0.5], _ => 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DifferencingOrder.Bisect([1, 2], 1, 0, _ => 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DifferencingOrder.Evaluate([1, 2], 1, _ => 0, 1e-3, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            CausalConvolution.Apply([1], [1], new double[1], (ConvolutionMethod)7)
        );
        foreach (ConvolutionMethod method in Enum.GetValues<ConvolutionMethod>())
        {
            CausalConvolution.Apply([], [1], [], method);
            double[] one = new double[1];
            FractionalDifference.FixedWidth([5], [1, -1, 0.5], one, method);
            Assert.True(double.IsNaN(one[0]));
        }
    }

    [Fact]
    public void ThreeLines()
    {
        double[] logPrices = [4.60, 4.62, 4.61];
        double[] stationary = new double[3];
        FractionalDifference.FixedWidth(
            logPrices,
            FractionalWeights.AboveThreshold(order: 1, threshold: 1e-5),
            stationary
        );

        Assert.Equal(0.02, stationary[1], 1e-12);
    }

    private static double[] Walk(int length, int seed, double offset)
    {
        Random random = new(seed);
        double level = offset;
        return [.. Enumerable.Range(0, length).Select(_ => level += random.NextDouble() - 0.5)];
    }
}
