using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class MomentsTests
{
    // Deviations −2, −1, 0, 0, 3 from the mean 2: Σd² = 14, Σd³ = 18, Σd⁴ = 98.
    private static readonly double[] Five = [0, 1, 2, 2, 5];

    [Theory]
    [InlineData(0)]
    [InlineData(1e8)]
    public void Moments_are_those_by_hand_also_at_a_large_offset(double offset)
    {
        double[] values = [.. Five.Select(v => v + offset)];
        Moments streamed = values.Aggregate(default(Moments), (m, v) => m.With(v));
        foreach (Moments moments in new[] { Moments.Of(values), streamed })
        {
            Assert.Equal(2 + offset, moments.Mean, 1e-7);
            Assert.Equal(14 / 5.0, moments.VariancePopulation, 1e-6);
            Assert.Equal(14 / 4.0, moments.VarianceSample, 1e-6);
            Assert.Equal(18 / 5.0 / Math.Pow(14 / 5.0, 1.5), moments.Skewness, 1e-6);
            Assert.Equal(98 / 5.0 / Math.Pow(14 / 5.0, 2), moments.RawKurtosis, 1e-6);
            Assert.Equal(moments.RawKurtosis - 3, moments.ExcessKurtosis);
        }
    }

    [Fact]
    public void Merged_halves_equal_the_whole()
    {
        Random random = new(2);
        double[] values = [.. Enumerable.Range(0, 1001).Select(_ => Math.Exp(random.NextDouble() * 3))];

        Moments whole = Moments.Of(values);
        Moments merged = Moments.Of(values.AsSpan(0, 300)).Merge(Moments.Of(values.AsSpan(300)));

        Assert.Equal(whole.VarianceSample, merged.VarianceSample, 1e-11);
        Assert.Equal(whole.Skewness, merged.Skewness, 1e-11);
        Assert.Equal(whole.RawKurtosis, merged.RawKurtosis, 1e-11);
    }

    [Fact]
    public void Undefined_moments_are_not_numbers()
    {
        Assert.True(double.IsNaN(Moments.Of([]).VariancePopulation));
        Assert.True(double.IsNaN(Moments.Of([1]).VarianceSample));
        Assert.True(double.IsNaN(Moments.Of([0.1, 0.1, 0.1]).RawKurtosis));
        Assert.True(double.IsNaN(Moments.Of([1, double.NaN]).With(3).Mean));
    }

    [Theory]
    [InlineData(-37.0, 5.725571222525139e-300)]
    [InlineData(-20.0, 2.7536241186063314e-89)]
    [InlineData(-10.0, 7.619853024160593e-24)]
    [InlineData(-5.0, 2.866515718791946e-07)]
    [InlineData(-1.3, 0.09680048458561034)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(2.0, 0.9772498680518208)]
    [InlineData(8.0, 0.9999999999999993)]
    public void Normal_distribution_agrees_with_the_c_library(double x, double expected) =>
        Assert.Equal(1, StandardNormal.Cdf(x) / expected, 1e-13);

    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999999, 4.753424308817089)]
    public void Normal_quantile_agrees_with_an_independent_one(double p, double expected) =>
        Assert.Equal(expected, StandardNormal.Quantile(p), 1e-13);

    [Fact]
    public void Normal_quantile_is_right_at_its_ends_and_middle()
    {
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(0, StandardNormal.Quantile(0.5));
        Assert.True(double.IsNaN(StandardNormal.Quantile(double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardNormal.Quantile(1.1));
    }
}
