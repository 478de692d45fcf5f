using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Wavelets;

namespace OptiFire.Numerics.Tests.Wavelets;

[Trait("Category", "Golden")]
public sealed class WaveletShrinkageTests
{
    [Theory]
    [InlineData(ShrinkageRule.Soft)]
    [InlineData(ShrinkageRule.Hard)]
    public void Denoising_brings_a_step_nearer_to_the_truth(ShrinkageRule rule)
    {
        (double[] truth, double[] noisy) = Step(1024, 0.5);
        double[] denoised = new double[1024];

        Shrinkage shrinkage = WaveletShrinkage.Denoise(noisy, Wavelet.Haar, 6, denoised, rule);

        Assert.Equal(0.5, shrinkage.Sigma, 0.05);
        Assert.Equal(shrinkage.Sigma * Math.Sqrt(2 * Math.Log(1024)), shrinkage.Threshold, 1e-12);
        Assert.True(Error(truth, denoised) < 0.25 * Error(truth, noisy));
    }

    [Fact]
    public void Rules_shrink_by_hand()
    {
        // The details of these pairs are (1, 1, 1, 4)·√2 in absolute value, their median √2.
        double[] x = [1, -1, 1, -1, 1, -1, 4, -4];
        double sigma = Math.Sqrt(2) / 0.6744897501960817;
        double threshold = sigma * Math.Sqrt(2 * Math.Log(8));
        double kept = 4 * Math.Sqrt(2);
        double[] soft = new double[8];
        double[] hard = new double[8];

        Shrinkage result = WaveletShrinkage.Denoise(x, Wavelet.Haar, 1, soft);
        WaveletShrinkage.Denoise(x, Wavelet.Haar, 1, hard, ShrinkageRule.Hard);

        Assert.Equal(3, result.Zeroed);
        Assert.Equal(threshold, result.Threshold, 1e-12);
        Assert.Equal((kept - threshold) / Math.Sqrt(2), soft[6], 1e-12);
        Assert.Equal(4, hard[6], 1e-12);
        Assert.All(hard[..6], value => Assert.Equal(0, value, 1e-12));
    }

    [Fact]
    public void Without_measurable_noise_nothing_changes()
    {
        double[] constant = [.. Enumerable.Repeat(3.25, 64)];
        double[] idle = [.. Enumerable.Range(0, 64).Select(i => i == 10 ? 0.5 : 0.0)];
        double[] actual = new double[64];

        Shrinkage none = WaveletShrinkage.Denoise(constant, Wavelet.Haar, 3, actual);
        Assert.Equal(0, none.Threshold);
        Assert.All(actual, value => Assert.Equal(3.25, value, 1e-14));

        Shrinkage rare = WaveletShrinkage.Denoise(idle, Wavelet.Haar, 3, actual);
        Assert.Equal(0, rare.Sigma);
        Assert.All(idle.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-14));
    }

    [Fact]
    public void Causal_form_never_sees_the_future_and_equals_its_stream()
    {
        (_, double[] x) = Step(300, 0.3);
        double[] whole = new double[300];
        double[] part = new double[180];
        WaveletShrinkage.Rolling(x, 64, Wavelet.Daubechies(4), 3, whole);
        WaveletShrinkage.Rolling(x.AsSpan(0, 180), 64, Wavelet.Daubechies(4), 3, part);

        Assert.Equal(whole[..180], part);
        Assert.All(whole[..63], value => Assert.True(double.IsNaN(value)));

        // By its definition: the window alone, denoised as a whole.
        double[] window = new double[64];
        WaveletShrinkage.Denoise(x.AsSpan(100, 64), Wavelet.Daubechies(4), 3, window);
        Assert.Equal(window[^1], whole[163]);

        CausalWaveletShrinkage stream = new(64, Wavelet.Daubechies(4), 3);
        for (int t = 0; t < 300; t++)
        {
            Assert.Equal(whole[t], stream.Push(x[t]));
            stream =
                t % 50 == 0
                    ? new(64, Wavelet.Daubechies(4), 3, ShrinkageRule.Soft, WaveletBoundary.Symmetric, stream.Values)
                    : stream;
        }
    }

    [Theory]
    [InlineData(ShrinkageRule.Soft)]
    [InlineData(ShrinkageRule.Hard)]
    public void A_missing_value_makes_everything_missing_and_leaves_with_the_window(ShrinkageRule rule)
    {
        double[] x = [.. Enumerable.Range(0, 64).Select(i => i == 5 ? double.NaN : i % 5)];
        double[] actual = new double[64];

        WaveletShrinkage.Denoise(x, Wavelet.Haar, 2, actual, rule);
        Assert.All(actual, value => Assert.True(double.IsNaN(value)));

        WaveletShrinkage.Rolling(x, 16, Wavelet.Haar, 2, actual, rule);
        Assert.All(actual[..21], value => Assert.True(double.IsNaN(value)));
        Assert.All(actual[21..], value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Wrong_shapes_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => WaveletShrinkage.Denoise([1], Wavelet.Haar, 1, new double[1]));
        Assert.Throws<ArgumentException>(() => WaveletShrinkage.Denoise([1, 2], Wavelet.Haar, 0, new double[2]));
        Assert.Throws<ArgumentException>(() => WaveletShrinkage.Denoise([1, 2], Wavelet.Haar, 1, new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CausalWaveletShrinkage(1, Wavelet.Haar, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WaveletShrinkage.Denoise([1, 2], Wavelet.Haar, 1, new double[2], (ShrinkageRule)2)
        );
    }

    [Fact]
    public void ThreeLines()
    {
        CausalWaveletShrinkage denoise = new(window: 4, Wavelet.Haar, levels: 1);
        double[] prices = [100, 101, 100, 101];
        double[] denoised = [.. prices.Select(denoise.Push)];

        Assert.Equal(100.5, denoised[^1], 1e-12);
    }

    private static (double[] Truth, double[] Noisy) Step(int length, double noise)
    {
        Random random = new(9);
        double[] truth = [.. Enumerable.Range(0, length).Select(t => t < length / 2 ? 0.0 : 4.0)];
        return (truth, [.. truth.Select(v => v + noise * StandardNormal.Quantile(1 - random.NextDouble()))]);
    }

    private static double Error(double[] truth, double[] estimate) =>
        truth.Zip(estimate, (a, b) => (a - b) * (a - b)).Sum();
}
