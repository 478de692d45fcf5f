using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Tests.Inference;

[Trait("Category", "Golden")]
public sealed class AugmentedDickeyFullerTests
{
    [Fact]
    public void An_explosive_series_is_no_evidence_of_stationarity()
    {
        double[] y = [.. Enumerable.Range(0, 200).Select(t => Math.Pow(1.05, t) + 0.01 * Math.Sin(t))];

        UnitRootTest test = AugmentedDickeyFuller.Test(y);

        Assert.Equal(1, test.PValue);
        Assert.True(test.Statistic > 1000);
    }

    [Theory]
    [InlineData(TestStatus.TooShort, new double[] { })]
    [InlineData(TestStatus.TooShort, new double[] { 1 })]
    [InlineData(TestStatus.TooShort, new double[] { 1, 2, 1, 3 })]
    public void A_short_series_has_no_statistic(TestStatus expected, double[] values) =>
        AssertNone(expected, AugmentedDickeyFuller.Test(values));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_missing_value_gives_no_statistic(double value)
    {
        double[] y = Walk(100, seed: 1);
        y[40] = value;

        AssertNone(TestStatus.NotFinite, AugmentedDickeyFuller.Test(y));
    }

    [Theory]
    [InlineData(TrendTerms.None, 5)]
    [InlineData(TrendTerms.Constant, 1e8)]
    [InlineData(TrendTerms.Quadratic, 0)]
    public void A_constant_series_has_no_statistic(TrendTerms trend, double level) =>
        AssertNone(TestStatus.Constant, AugmentedDickeyFuller.Test([.. Enumerable.Repeat(level, 60)], trend));

    [Theory]
    [InlineData(LagChoice.Akaike, null)]
    [InlineData(LagChoice.Akaike, 1)]
    [InlineData(LagChoice.Fixed, 0)]
    [InlineData(LagChoice.Fixed, 1)]
    [InlineData(LagChoice.TStatistic, null)]
    public void A_series_that_is_its_own_trend_has_no_statistic(LagChoice choice, int? lag)
    {
        double[] line = [.. Enumerable.Range(0, 100).Select(t => (double)t)];

        AssertNone(TestStatus.Collinear, AugmentedDickeyFuller.Test(line, TrendTerms.Constant, choice, lag));
        AssertNone(TestStatus.Collinear, AugmentedDickeyFuller.Test(line, TrendTerms.Linear, choice, lag));
    }

    [Theory]
    [InlineData(TrendTerms.Constant)]
    [InlineData(TrendTerms.Linear)]
    [InlineData(TrendTerms.Quadratic)]
    public void A_large_level_changes_nothing(TrendTerms trend)
    {
        // Multiples of 2⁻²⁰ stay exact beside 1e8.
        double[] y = [.. Walk(500, seed: 2).Select(v => Math.Round(v * (1 << 20)) / (1 << 20))];
        double[] shifted = [.. y.Select(v => v + 1e8)];

        UnitRootTest plain = AugmentedDickeyFuller.Test(y, trend);
        UnitRootTest offset = AugmentedDickeyFuller.Test(shifted, trend);

        Assert.Equal(plain.Lag, offset.Lag);
        Assert.Equal(plain.Statistic, offset.Statistic, 1e-9);
    }

    [Theory]
    [InlineData(LagChoice.Akaike, 2.0)]
    [InlineData(LagChoice.Bayes, 0)]
    public void The_search_equals_separate_fits(LagChoice choice, double penaltyPerParameter)
    {
        double[] y = Walk(200, seed: 3);
        const int Longest = 8;
        (double Criterion, int Lag) best = (double.PositiveInfinity, -1);
        for (int lag = 0; lag <= Longest; lag++)
        {
            int n = y.Length - 1 - Longest;
            double[] columns = new double[(2 + lag) * n];
            double[] change = new double[n];
            for (int row = 0; row < n; row++)
            {
                int t = Longest + 1 + row;
                change[row] = y[t] - y[t - 1];
                columns[row] = 1;
                columns[n + row] = y[t - 1];
                for (int j = 1; j <= lag; j++)
                {
                    columns[(1 + j) * n + row] = y[t - j] - y[t - j - 1];
                }
            }

            OlsFit fit = Ols.Fit(change, columns, 2 + lag);
            double squares = 0;
            foreach (double residual in fit.Residuals)
            {
                squares += residual * residual;
            }

            double penalty = penaltyPerParameter > 0 ? penaltyPerParameter : Math.Log(n);
            double criterion = n * (Math.Log(2 * Math.PI * squares / n) + 1) + penalty * (2 + lag);
            best = criterion < best.Criterion ? (criterion, lag) : best;
        }

        UnitRootTest test = AugmentedDickeyFuller.Test(y, TrendTerms.Constant, choice, Longest);

        Assert.Equal(best.Lag, test.Lag);
        Assert.Equal(best.Criterion, test.BestCriterion, 1e-9);
    }

    [Fact]
    public void A_plain_regression_gives_the_statistic_by_hand()
    {
        double[] y = Walk(50, seed: 4);
        OlsFit fit = Ols.FitLine([.. y.Skip(1).Zip(y, (now, before) => now - before)], y.AsSpan(0, 49));

        UnitRootTest test = AugmentedDickeyFuller.Test(y, TrendTerms.Constant, LagChoice.Fixed, 0);

        Assert.Equal(fit.TStatistic(1), test.Statistic, 1e-12);
        Assert.Equal(49, test.Observations);
        Assert.True(double.IsNaN(test.BestCriterion));
    }

    [Fact]
    public void Random_walks_pass_at_five_percent_about_one_time_in_twenty()
    {
        int rejected = Enumerable
            .Range(0, 1000)
            .Count(seed =>
                AugmentedDickeyFuller.Test(Walk(250, seed), choice: LagChoice.Fixed, maximumLag: 1).PValue < 0.05
            );

        Assert.InRange(rejected, 30, 70); // 50 ± 3 s.e.
    }

    [Fact]
    public void Longest_lag_follows_the_rule()
    {
        Assert.Equal(12, AugmentedDickeyFuller.MaximumLag(100)); // 12·1
        Assert.Equal(27, AugmentedDickeyFuller.MaximumLag(2500)); // 12·25^¼ = 26.8
        Assert.Equal(3, AugmentedDickeyFuller.MaximumLag(10)); // half of it, less the constant, less one
        Assert.True(AugmentedDickeyFuller.MaximumLag(1) < 0);
    }

    [Fact]
    public void Wrong_options_are_rejected()
    {
        double[] y = Walk(50, seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => AugmentedDickeyFuller.Test(y, (TrendTerms)4));
        Assert.Throws<ArgumentOutOfRangeException>(() => AugmentedDickeyFuller.Test(y, choice: (LagChoice)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => AugmentedDickeyFuller.Test(y, maximumLag: -1));
        AssertNone(TestStatus.TooShort, AugmentedDickeyFuller.Test(y, maximumLag: 24));
    }

    [Theory]
    [InlineData(LagChoice.Akaike)]
    [InlineData(LagChoice.TStatistic)]
    [InlineData(LagChoice.Fixed)]
    public void A_series_of_repeats_has_no_statistic(LagChoice choice)
    {
        double[] stale = new double[100];
        stale[99] = 1;

        AssertNone(TestStatus.Collinear, AugmentedDickeyFuller.Test(stale, choice: choice));
    }

    [Fact]
    public void Three_lines_test_a_series()
    {
        double[] logPrices = Walk(300, seed: 7);
        UnitRootTest test = AugmentedDickeyFuller.Test(logPrices);
        Assert.True(test.PValue is > 0.05 and <= 1, $"{test}");
    }

    internal static double[] Walk(int count, int seed)
    {
        Random random = new(seed);
        double[] walk = new double[count];
        double level = 0;
        for (int t = 0; t < count; t++)
        {
            walk[t] = level += StandardNormal.Quantile(1 - random.NextDouble());
        }

        return walk;
    }

    private static void AssertNone(TestStatus expected, UnitRootTest test)
    {
        Assert.Equal(expected, test.Status);
        Assert.True(double.IsNaN(test.Statistic) && double.IsNaN(test.PValue), $"{test}");
    }
}
