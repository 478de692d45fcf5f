using OptiFire.Numerics.CrossSection;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Tests.CrossSection;

public sealed class CrossSectionTests
{
    [Fact]
    public void Three_lines_score_a_cross_section()
    {
        double[] values = [1, 2, 3];
        double[] z = new double[3];
        ZScore.Across(values, z);

        Assert.Equal([-1.0, 0, 1], z);
    }

    [Fact]
    public void Missing_member_stays_missing_and_others_are_scored()
    {
        double[] z = new double[4];
        double[] rank = new double[4];
        double[] calm = new double[4];
        ZScore.Across([1, double.NaN, 2, 3], z);
        CrossRank.Of([1, double.NaN, 2, 3], rank);
        Winsorization.Apply([1, double.NaN, 2, 3], 0.25, calm);

        Assert.Equal([-1, double.NaN, 0, 1], z);
        Assert.Equal([1.0 / 3, double.NaN, 2.0 / 3, 1], rank);
        Assert.Equal([1.5, double.NaN, 2, 2.5], calm);
    }

    [Fact]
    public void Outlier_moves_the_plain_score_but_not_the_robust_one()
    {
        double[] z = new double[5];
        ZScore.Across([1, 2, 3, 4, 1000], z, robust: true);

        // Median 3, distances 2 1 0 1 997, so MAD 1.
        Assert.Equal(-2 / 1.482602218505602, z[0], 1e-15);
        Assert.Equal(997 / 1.482602218505602, z[4], 1e-10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sample_without_variation_has_no_score(bool robust)
    {
        double[] z = new double[3];
        ZScore.Across([0.1, 0.1, 0.1], z, robust);
        Assert.All(z, value => Assert.True(double.IsNaN(value)));
        ZScore.Across([double.NaN, 5, double.NaN], z, robust);
        Assert.All(z, value => Assert.True(double.IsNaN(value)));
        ZScore.Across([], [], robust);
    }

    [Fact]
    public void Offset_leaves_scores_alone()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        double[] z = new double[8];
        double[] shifted = new double[8];
        ZScore.Across(values, z);
        ZScore.Across([.. values.Select(v => v + 1e8)], shifted);

        Assert.Equal(z, shifted);
    }

    [Fact]
    public void Rolling_score_is_the_stream_bit_for_bit_and_ignores_the_future()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i * i))];
        double[] rolling = new double[60];
        double[] shorter = new double[30];
        ZScore.Rolling(values, 10, rolling);
        ZScore.Rolling(values.AsSpan(0, 30), 10, shorter);
        var window = new SlidingWindow(10);
        for (int t = 0; t < 60; t++)
        {
            window.Push(values[t]);
            Assert.Equal(rolling[t], window.IsFull ? ZScore.OfLast(window.Values) : double.NaN);
        }

        Assert.Equal(rolling[..30], shorter);
    }

    [Fact]
    public void Ties_share_their_rank()
    {
        double[] rank = new double[5];
        CrossRank.Of([2, 1, 2, 5, 2], rank);

        Assert.Equal([0.6, 0.2, 0.6, 1, 0.6], rank);
    }

    [Fact]
    public void Infinities_are_ranked_and_pulled_in()
    {
        double[] rank = new double[3];
        double[] calm = new double[5];
        CrossRank.Of([double.PositiveInfinity, 0, double.NegativeInfinity], rank);
        Winsorization.Apply([double.NegativeInfinity, 1, 2, 3, double.PositiveInfinity], 0.25, calm);

        Assert.Equal([1, 2.0 / 3, 1.0 / 3], rank);
        Assert.Equal([1.0, 1, 2, 3, 3], calm);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ZScore.Across([1], new double[2]));
        Assert.Throws<ArgumentException>(() => CrossRank.Of([1], new double[2]));
        Assert.Throws<ArgumentException>(() => Winsorization.Apply([1], 0.1, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Winsorization.Apply([1], 0.5, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Winsorization.Apply([1], double.NaN, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ZScore.Rolling([1], 1, new double[1]));
        Assert.True(double.IsNaN(ZScore.OfLast([])));
        double[] none = new double[1];
        Winsorization.Apply([double.NaN], 0.1, none);
        Assert.True(double.IsNaN(none[0]));
    }
}
