using OptiFire.Numerics.Wavelets;

namespace OptiFire.Numerics.Tests.Wavelets;

[Trait("Category", "Golden")]
public sealed class WaveletTests
{
    public static TheoryData<string> Names =>
        [
            "haar",
            .. Enumerable.Range(1, 8).Select(n => $"db{n}"),
            .. Enumerable.Range(4, 5).Select(n => $"sym{n}"),
            .. Enumerable.Range(4, 5).Select(n => $"la{2 * n}"),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Filters_are_orthonormal_and_their_moments_vanish(string name)
    {
        Wavelet wavelet = Wavelet.Named(name);
        double[] low = wavelet.AnalysisLow.ToArray();
        double[] high = wavelet.AnalysisHigh.ToArray();
        double digits = wavelet.Name.StartsWith("sym", StringComparison.Ordinal) ? 1e-11 : 1e-14;

        Assert.Equal(Math.Sqrt(2), low.Sum(), digits);
        for (int shift = 0; shift < low.Length; shift += 2)
        {
            Assert.Equal(shift == 0 ? 1 : 0, low.Skip(shift).Zip(low, (a, b) => a * b).Sum(), digits);
            Assert.Equal(0, low.Skip(shift).Zip(high, (a, b) => a * b).Sum(), digits);
        }

        for (int power = 0; power < low.Length / 2; power++)
        {
            double moment = high.Select((h, m) => h * Math.Pow((double)m / low.Length, power)).Sum();
            Assert.Equal(0, moment, 10 * digits);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_and_boundary_inverts_exactly(string name)
    {
        Wavelet wavelet = Wavelet.Named(name);
        Random random = new(5);
        foreach (WaveletBoundary boundary in Enum.GetValues<WaveletBoundary>())
        {
            foreach (int length in (int[])[1, 2, 3, 5, 8, 17, 64, 1023, 1500])
            {
                double[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
                double[] back = new double[length];
                DiscreteWavelet.Decompose(x, wavelet, 4, boundary).Synthesize(back);
                Assert.All(x.Zip(back), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
            }
        }
    }

    [Fact]
    public void Haar_is_that_by_hand()
    {
        double root = Math.Sqrt(0.5);

        WaveletDecomposition haar = DiscreteWavelet.Decompose([1, 3, 8, 2], Wavelet.Haar, 1);

        Assert.Equal([4 * root, 10 * root], haar.Approximation.ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([-2 * root, 6 * root], haar.Detail(1).ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Coefficients_are_the_definition_whatever_the_block_they_fall_in()
    {
        // Longer than two of the blocks that the transform works in, checked term by term inside.
        Random random = new(6);
        double[] x = [.. Enumerable.Range(0, 2500).Select(_ => random.NextDouble())];
        Wavelet wavelet = Wavelet.Symlet(8);
        WaveletDecomposition one = DiscreteWavelet.Decompose(x, wavelet, 1, WaveletBoundary.Zero);

        for (int k = 0; k < one.Detail(1).Length; k++)
        {
            double sum = 0;
            for (int m = 0; m < 16; m++)
            {
                int at = 2 * k + 1 - m;
                sum += at >= 0 && at < x.Length ? wavelet.AnalysisHigh[m] * x[at] : 0;
            }

            Assert.Equal(sum, one.Detail(1)[k], 1e-13);
        }
    }

    [Fact]
    public void Constants_at_a_large_offset_leave_no_detail_beyond_rounding()
    {
        double[] x = [.. Enumerable.Repeat(1e8, 200)];

        WaveletDecomposition flat = DiscreteWavelet.Decompose(x, Wavelet.Daubechies(4), 3);

        Assert.All(flat.Detail(3).ToArray(), value => Assert.Equal(0, value, 1e-6));
    }

    [Fact]
    public void A_missing_value_spreads_only_as_far_as_the_filter_reaches()
    {
        double[] x = [.. Enumerable.Range(0, 64).Select(i => i == 40 ? double.NaN : i)];

        double[] detail = DiscreteWavelet.Decompose(x, Wavelet.Haar, 1).Detail(1).ToArray();

        Assert.Equal([20], detail.Index().Where(d => double.IsNaN(d.Item)).Select(d => d.Index));
    }

    [Fact]
    public void Wrong_shapes_and_names_are_rejected()
    {
        Wavelet db4 = Wavelet.Daubechies(4);
        Assert.Throws<ArgumentException>(() => DiscreteWavelet.Decompose([], db4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DiscreteWavelet.Decompose([1], db4, 31));
        Assert.Throws<ArgumentOutOfRangeException>(() => DiscreteWavelet.Decompose([1], db4, 1, (WaveletBoundary)9));
        Assert.Throws<ArgumentException>(() => DiscreteWavelet.Analyze([1], db4, 0, new double[3], new double[4]));
        Assert.Throws<ArgumentException>(() => DiscreteWavelet.Synthesize([1, 2], [1, 2], db4, 0, new double[1]));
        Assert.Throws<ArgumentException>(() => DiscreteWavelet.Decompose([1, 2], db4, 1).Analyze([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DiscreteWavelet.Decompose([1, 2], db4, 1).Detail(2).Clear());
        Assert.Throws<ArgumentException>(() => Wavelet.Named("db9"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wavelet.Symlet(3));
        Assert.Throws<ArgumentException>(() => Wavelet.FromScalingFilter("bad", [1, 1]));
        Assert.Throws<ArgumentException>(() => Wavelet.FromScalingFilter("odd", [1, 0, 0]));
    }

    [Fact]
    public void ThreeLines()
    {
        double[] returns = [0.01, -0.02, 0.005, 0.012, -0.007, 0.003, 0.001, -0.004];
        WaveletDecomposition scales = DiscreteWavelet.Decompose(returns, Wavelet.Haar, levels: 2);
        double fastest = scales.Detail(1)[0];

        Assert.Equal((0.01 + 0.02) / Math.Sqrt(2), fastest, 1e-15);
    }
}
