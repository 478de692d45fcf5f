using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Cointegration;

[Trait("Category", "Golden")]
public sealed class EngleGrangerTests
{
    [Fact]
    public void Independent_walks_pass_at_the_stated_rate_where_the_plain_test_passes_one_in_seven()
    {
        const int Pairs = 4000;
        int cointegrated = 0;
        int bySurface = 0;
        int plain = 0;
        double plainCritical = MacKinnon.CriticalValues(TrendTerms.Constant, 1, double.PositiveInfinity).FivePercent;
        for (int pair = 0; pair < Pairs; pair++)
        {
            EngleGrangerTest test = EngleGranger.Test(
                Inference.AugmentedDickeyFullerTests.Walk(250, 2 * pair),
                Inference.AugmentedDickeyFullerTests.Walk(250, 2 * pair + 1),
                maximumLag: 0
            );
            cointegrated += test.PValue < 0.05 ? 1 : 0;
            bySurface += test.Statistic < test.CriticalValues.FivePercent ? 1 : 0;
            plain += test.Statistic < plainCritical ? 1 : 0;
        }

        Assert.InRange(cointegrated / (double)Pairs, 0.04, 0.06);
        Assert.InRange(bySurface / (double)Pairs, 0.04, 0.06);
        Assert.InRange(plain / (double)Pairs, 0.12, 0.16);
    }

    [Fact]
    public void A_lag_search_keeps_the_rate()
    {
        const int Pairs = 1000;
        int cointegrated = Enumerable
            .Range(0, Pairs)
            .Count(pair =>
                EngleGranger
                    .Test(
                        Inference.AugmentedDickeyFullerTests.Walk(250, 2 * pair),
                        Inference.AugmentedDickeyFullerTests.Walk(250, 2 * pair + 1),
                        choice: LagChoice.Bayes
                    )
                    .PValue < 0.05
            );

        Assert.InRange(cointegrated / (double)Pairs, 0.03, 0.07); // 0.05 ± 3 s.e.
    }

    [Fact]
    public void A_cointegrated_pair_is_found_with_its_ratio_in_both_directions()
    {
        (double[] y, double[] x) = CointegratedPairOf(ratio: 1.5, reversion: 0.2, seed: 3);

        CointegratedPair pair = EngleGranger.BothDirections(y, x);

        Assert.Equal(TestStatus.Estimated, pair.Status);
        Assert.True(pair.PValue < 0.01, $"{pair.PValue}");
        Assert.Equal(Math.Min(pair.FirstOnSecond.PValue, pair.SecondOnFirst.PValue), pair.PValue);
        Assert.Equal(1.5, pair.FirstOnSecond.HedgeRatio, 0.05);
        Assert.Equal(1 / 1.5, pair.SecondOnFirst.HedgeRatio, 0.05);
        Assert.Same(pair.FirstIsExplained ? pair.FirstOnSecond : pair.SecondOnFirst, pair.Kept);
    }

    [Fact]
    public void The_test_is_least_squares_and_then_a_unit_root_test()
    {
        (double[] y, double[] x) = CointegratedPairOf(ratio: 0.7, reversion: 0.1, seed: 4);
        OlsFit fit = Ols.FitLine(y, x);
        UnitRootTest unitRoot = AugmentedDickeyFuller.Test(fit.Residuals, TrendTerms.None);

        EngleGrangerTest test = EngleGranger.Test(y, x);

        Assert.Equal(fit.Coefficients[0], test.Intercept, 1e-10);
        Assert.Equal(fit.Coefficients[1], test.HedgeRatio, 1e-12);
        Assert.Equal(unitRoot.Statistic, test.Statistic, 1e-8);
        Assert.Equal(unitRoot.Lag, test.Lag);
        OracleFile.Close(fit.Residuals, test.Residuals, 0, 1e-10);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(11, false)]
    public void Many_regressors_are_judged_by_their_number(int regressors, bool hasProbability)
    {
        double[] y = Inference.AugmentedDickeyFullerTests.Walk(400, 100);
        double[] x =
        [
            .. Enumerable.Range(0, regressors).SelectMany(i => Inference.AugmentedDickeyFullerTests.Walk(400, i)),
        ];

        EngleGrangerTest test = EngleGranger.Test(y, x);

        Assert.Equal(TestStatus.Estimated, test.Status);
        Assert.Equal(regressors, test.Slopes.Length);
        Assert.Equal(hasProbability, double.IsFinite(test.PValue));
        Assert.Equal(
            MacKinnon.CriticalValues(TrendTerms.Constant, regressors + 1, 399).FivePercent,
            test.CriticalValues.FivePercent
        );
    }

    [Theory]
    [InlineData(1, 0)] // the same series twice
    [InlineData(2, 1)]
    [InlineData(-0.5, 1e8)]
    public void Collinear_series_have_a_status_and_never_rank_first(double slope, double offset)
    {
        double[] x = Inference.AugmentedDickeyFullerTests.Walk(300, 5);
        double[] y = [.. x.Select(v => slope * v + offset)];

        CointegratedPair pair = EngleGranger.BothDirections(y, x);

        Assert.Equal(TestStatus.Collinear, pair.Status);
        Assert.True(double.IsNaN(pair.PValue) && double.IsNaN(pair.Kept.Statistic));
        Assert.False(pair.PValue < 0.05);
    }

    [Fact]
    public void A_constant_series_has_a_status()
    {
        double[] y = Inference.AugmentedDickeyFullerTests.Walk(100, 6);
        double[] flat = [.. Enumerable.Repeat(3.0, 100)];

        Assert.Equal(TestStatus.Constant, EngleGranger.Test(y, flat).Status);
        Assert.Equal(TestStatus.Constant, EngleGranger.Test(flat, y).Status);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_missing_value_has_a_status(double value)
    {
        double[] y = Inference.AugmentedDickeyFullerTests.Walk(100, 6);
        double[] x = Inference.AugmentedDickeyFullerTests.Walk(100, 7);
        x[50] = value;

        Assert.Equal(TestStatus.NotFinite, EngleGranger.Test(y, x).Status);
        Assert.Equal(TestStatus.NotFinite, EngleGranger.Test(x, y).Status);
        Assert.True(double.IsNaN(EngleGranger.BothDirections(y, x).PValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    public void A_short_sample_has_a_status(int count)
    {
        double[] y = Inference.AugmentedDickeyFullerTests.Walk(count, 1);
        double[] x = Inference.AugmentedDickeyFullerTests.Walk(count, 2);

        Assert.Equal(TestStatus.TooShort, EngleGranger.Test(y, x).Status);
    }

    [Fact]
    public void A_large_level_changes_nothing()
    {
        (double[] y, double[] x) = CointegratedPairOf(ratio: 1.5, reversion: 0.2, seed: 8);
        double[] yExact = [.. y.Select(v => Math.Round(v * (1 << 20)) / (1 << 20))];
        double[] xExact = [.. x.Select(v => Math.Round(v * (1 << 20)) / (1 << 20))];

        EngleGrangerTest plain = EngleGranger.Test(yExact, xExact);
        EngleGrangerTest offset = EngleGranger.Test([.. yExact.Select(v => v + 1e8)], [.. xExact.Select(v => v + 1e8)]);

        Assert.Equal(plain.Statistic, offset.Statistic, 1e-8);
        Assert.Equal(plain.HedgeRatio, offset.HedgeRatio, 1e-10);
        Assert.Equal(plain.PValue, offset.PValue, 1e-9);
    }

    [Fact]
    public void Wrong_shapes_and_options_are_rejected()
    {
        double[] y = Inference.AugmentedDickeyFullerTests.Walk(50, 1);
        Assert.Throws<ArgumentException>(() => EngleGranger.Test(y, y.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => EngleGranger.Test(y, []));
        Assert.Throws<ArgumentException>(() => EngleGranger.Test(y, new double[12 * 50]));
        Assert.Throws<ArgumentException>(() => EngleGranger.BothDirections(y, new double[100]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EngleGranger.Test(y, y, (TrendTerms)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => EngleGranger.Test(y, y, maximumLag: -1));
    }

    [Fact]
    public void Three_lines_test_a_pair()
    {
        (double[] y, double[] x) = CointegratedPairOf(ratio: 1, reversion: 0.1, seed: 9);
        CointegratedPair pair = EngleGranger.BothDirections(y, x);
        Assert.True(pair.PValue < 0.05, $"{pair.Kept.Statistic}");
    }

    internal static (double[] Y, double[] X) CointegratedPairOf(double ratio, double reversion, int seed)
    {
        double[] x = Inference.AugmentedDickeyFullerTests.Walk(1000, seed);
        double[] shocks = Inference.AugmentedDickeyFullerTests.Walk(1001, seed + 1000);
        double[] y = new double[1000];
        double spread = 0;
        for (int t = 0; t < y.Length; t++)
        {
            spread = (1 - reversion) * spread + shocks[t + 1] - shocks[t];
            y[t] = ratio * x[t] + 2 + spread;
        }

        return (y, x);
    }
}
