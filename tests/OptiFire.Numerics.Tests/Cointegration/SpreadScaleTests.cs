using OptiFire.Numerics.Cointegration;

namespace OptiFire.Numerics.Tests.Cointegration;

public sealed class SpreadScaleTests
{
    [Fact]
    public void Score_follows_by_hand()
    {
        // Mean 3, squared deviations 4 + 1 + 0 + 1 + 4 = 10 over 4.
        SpreadScale scale = SpreadScale.Of([5, 1, 3, 2, 4]);

        Assert.Equal(3, scale.Mean);
        Assert.Equal(Math.Sqrt(2.5), scale.Deviation, 1e-15);
        Assert.Equal(2 / Math.Sqrt(2.5), scale.Score(5), 1e-15);
        Assert.Equal(0, scale.Score(3));
    }

    [Fact]
    public void Scores_of_the_formation_have_mean_zero_and_deviation_one_also_at_a_large_level()
    {
        double[] spread = [.. Enumerable.Range(0, 100).Select(t => 1e8 + Math.Sin(t))];
        double[] scores = new double[100];

        SpreadScale.Of(spread).Score(spread, scores);
        SpreadScale again = SpreadScale.Of(scores);

        Assert.Equal(0, again.Mean, 1e-7);
        Assert.Equal(1, again.Deviation, 1e-7);
    }

    [Fact]
    public void Many_scores_equal_one_by_one()
    {
        SpreadScale scale = SpreadScale.Of([1, 2, 4]);
        double[] values = [-1, 0.5, double.NaN, 9];
        double[] scores = new double[4];

        scale.Score(values, scores);

        Assert.Equal(values.Select(scale.Score), scores);
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 1 })]
    [InlineData(new double[] { 2, 2, 2 })]
    [InlineData(new double[] { 1e8, 1e8, 1e8 })]
    [InlineData(new double[] { 1, double.NaN, 3 })]
    [InlineData(new double[] { 1, double.PositiveInfinity, 3 })]
    public void A_formation_without_variation_scores_nothing(double[] formation) =>
        Assert.True(double.IsNaN(SpreadScale.Of(formation).Score(1)));

    [Fact]
    public void Wrong_lengths_are_rejected() =>
        Assert.Throws<ArgumentException>(() => SpreadScale.Of([1, 2]).Score([1, 2], new double[1]));

    [Fact]
    public void Three_lines_score_a_spread()
    {
        SpreadScale scale = SpreadScale.Of([1, 2, 3]);
        double z = scale.Score(4);
        Assert.Equal(2, z);
    }
}
