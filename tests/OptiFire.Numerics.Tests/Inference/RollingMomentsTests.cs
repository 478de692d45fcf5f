using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

[Trait("Category", "Golden")]
public sealed class RollingMomentsTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(7, 0)]
    [InlineData(60, 1e8)]
    [InlineData(64, -3)]
    public void Batch_gives_the_bits_of_the_stream_and_of_each_window_alone(int window, double offset)
    {
        double[] x = Noise(333, 1, offset);
        x[150] = double.NaN;
        double[][] actual = [new double[333], new double[333], new double[333], new double[333]];
        RollingMoments.Compute(x, window, actual[0], actual[1], actual[2], actual[3]);

        RollingMoments stream = new(window);
        for (int t = 0; t < x.Length; t++)
        {
            Moments? pushed = stream.Push(x[t]);
            Assert.Equal(t + 1 >= window, pushed.HasValue);
            double[] found = [.. actual.Select(a => a[t])];
            if (pushed is { } moments)
            {
                Assert.Equal(Moments.Of(x.AsSpan(t + 1 - window, window)), moments);
                Assert.Equal([moments.Mean, moments.VarianceSample, moments.Skewness, moments.ExcessKurtosis], found);
            }
            else
            {
                Assert.All(found, value => Assert.True(double.IsNaN(value)));
            }

            stream = t % 40 == 0 ? new(window, stream.Values) : stream;
        }
    }

    [Fact]
    public void A_large_offset_changes_no_moment_but_the_mean()
    {
        // Eighths are exact at 1e8, so both series are the same but for the offset.
        Random random = new(3);
        double[] x = [.. Enumerable.Range(0, 200).Select(_ => random.Next(-80, 80) / 8.0)];
        double[] high = [.. x.Select(v => v + 1e8)];
        double[][] a = [new double[200], new double[200], new double[200]];
        double[][] b = [new double[200], new double[200], new double[200]];
        RollingMoments.Compute(x, 20, [], a[0], a[1], a[2]);
        RollingMoments.Compute(high, 20, [], b[0], b[1], b[2]);

        for (int i = 0; i < 3; i++)
        {
            Assert.All(a[i].Zip(b[i]), p => Assert.Equal(p.First, p.Second, 1e-6));
        }
    }

    [Fact]
    public void Moments_are_those_by_hand()
    {
        // Deviations of 1 2 6 from 3: −2, −1, 3; squares 14, cubes 18, fourth powers 98.
        double[] skewness = new double[4];
        double[] kurtosis = new double[4];
        RollingMoments.Compute([9, 1, 2, 6], 3, [], [], skewness, kurtosis);

        Assert.Equal(Math.Sqrt(3) * 18 / Math.Pow(14, 1.5), skewness[3], 1e-14);
        Assert.Equal(3 * 98.0 / (14 * 14) - 3, kurtosis[3], 1e-14);
    }

    [Fact]
    public void Constants_have_no_shape_and_wrong_shapes_are_rejected()
    {
        double[] variance = new double[30];
        double[] skewness = new double[30];
        RollingMoments.Compute([.. Enumerable.Repeat(0.1, 30)], 5, [], variance, skewness, []);

        Assert.All(variance[4..], value => Assert.Equal(0, value));
        Assert.All(skewness, value => Assert.True(double.IsNaN(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingMoments(1));
        Assert.Throws<ArgumentException>(() => RollingMoments.Compute([1, 2], 2, new double[3], [], [], []));
        RollingMoments.Compute([], 2, [], [], [], []);
        double[] tooShort = new double[1];
        RollingMoments.Compute([1], 5, tooShort, [], [], []);
        Assert.True(double.IsNaN(tooShort[0]));
    }

    [Fact]
    public void Stream_allocates_nothing_per_step()
    {
        RollingMoments stream = new(20);
        stream.Push(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 100; t++)
        {
            stream.Push(t);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ThreeLines()
    {
        RollingMoments moments = new(window: 2);
        moments.Push(0.01);
        double variance = moments.Push(0.03)!.Value.VarianceSample;

        Assert.Equal(0.0002, variance, 1e-15);
    }

    private static double[] Noise(int length, int seed, double offset)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => offset + random.NextDouble())];
    }
}
