using OptiFire.Numerics.Factors;

namespace OptiFire.Numerics.Tests.Factors;

public sealed class ResidualScoresTests
{
    [Fact]
    public void Three_lines_score_a_panel()
    {
        (double[] columns, _) = PcaPropertyTests.OneFactor(252, 10);
        PcaFit pca = Pca.Fit(columns, 10);
        ResidualScores scores = ResidualScores.Fit(columns, pca);

        Assert.Equal(10, scores.Scores.Length);
        Assert.All(scores.Scores.ToArray(), s => Assert.InRange(s, -10, 10));
    }

    [Fact]
    public void Reversion_is_what_the_hand_computes()
    {
        // The path 1, 0.5, 0.75, 0: pairs (1, .5), (.5, .75), (.75, 0); slope −0.125/0.125 … in thirds below.
        ResidualReversion fit = ResidualReversion.Fit([1, -0.5, 0.25, -0.75]);

        // Means 0.75 and 5/12; Σ(x − x̄)² = 0.125; Σ(x − x̄)(y − ȳ) = ¼·(1/12) − ¼·(1/3) = −0.0625.
        Assert.Equal(-0.5, fit.Slope, 1e-15);
        Assert.Equal(5.0 / 12 + 0.375, fit.Intercept, 1e-15);
        Assert.Equal(ReversionStatus.Alternating, fit.Status);
        Assert.True(double.IsNaN(fit.Speed));
        Assert.Equal(fit.Intercept / 1.5, fit.Mean, 1e-15);
        Assert.Equal(-(fit.Mean - 0.1) / fit.EquilibriumDeviation, fit.Score(0.1), 1e-15);
    }

    [Fact]
    public void Path_that_runs_away_has_no_score()
    {
        ResidualReversion fit = ResidualReversion.Fit([1, 2, 4, 8, 17, 33]);

        Assert.Equal(ReversionStatus.NotReverting, fit.Status);
        Assert.True(double.IsNaN(fit.Score()));
        Assert.True(double.IsNaN(fit.Speed));
        Assert.True(double.IsNaN(ResidualReversion.Centre([fit])));
    }

    [Fact]
    public void Simulated_speed_is_found_again()
    {
        var random = new Random(3);
        double[] residuals = new double[20_000];
        double level = 0;
        for (int t = 0; t < residuals.Length; t++)
        {
            double next = 0.9 * level + 0.01 * (random.NextDouble() - 0.5);
            residuals[t] = next - level;
            level = next;
        }

        Assert.InRange(ResidualReversion.Fit(residuals).Slope, 0.89, 0.91);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    public void Residuals_that_say_nothing_are_undetermined(double value) =>
        Assert.Equal(ReversionStatus.Undetermined, ResidualReversion.Fit([0, 0, value, 0, 0]).Status);

    [Fact]
    public void Missing_return_makes_its_asset_undetermined_only()
    {
        (double[] columns, _) = PcaPropertyTests.OneFactor(100, 4);
        PcaFit pca = Pca.Fit(columns, 4, rule: ComponentRule.Exactly(1));
        columns[2 * 100 + 10] = double.NaN;
        ResidualScores early = ResidualScores.Fit(columns, pca);
        columns[2 * 100 + 90] = double.NaN;
        ResidualScores late = ResidualScores.Fit(columns, pca);

        Assert.All(early.Scores.ToArray(), s => Assert.False(double.IsNaN(s)));
        // The factor itself is unknown on that day, so nothing can be scored.
        Assert.All(late.Scores.ToArray(), s => Assert.True(double.IsNaN(s)));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        PcaFit pca = Pca.Fit([1, 2, 3, 1, 5, 2], 2, rule: ComponentRule.Exactly(1));

        Assert.Throws<ArgumentException>(() => ResidualReversion.Fit([1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualReversion.Fit([1, 2, 3, 4], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualReversion.Fit([1, 2, 3, 4], 1, (ReversionEstimator)5));
        Assert.Throws<ArgumentException>(() => ResidualScores.Fit([1, 2, 3], pca));
        Assert.Throws<ArgumentException>(() => ResidualScores.Fit([], pca));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualScores.Fit([1, 2, 3, 4, 5, 6], pca, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualScores.Fit([1, 2, 3, 4, 5, 6], pca, 2));
    }
}
