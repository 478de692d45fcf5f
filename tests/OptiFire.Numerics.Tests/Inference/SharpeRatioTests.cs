using System.Text.Json;
using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class SharpeRatioTests
{
    private static readonly double HalfAnnual = 0.5 / Math.Sqrt(252);

    [Fact]
    public void Estimate_agrees_with_the_reference()
    {
        JsonElement expected = OracleFile.Open("sharpe_ci").Case("sharpe_ci").GetProperty("expected");
        double[] returns = Returns("sharpe_ci", "returns");
        SharpeEstimate sharpe = SharpeRatio.Estimate(returns);
        double t = returns.Length;
        // The reference estimated 60 autocorrelations, so its factor for 63 periods takes the last two as 0.
        double[] rho = [.. Enumerable.Range(1, 60).Select(h => Correlation.Auto(returns, h))];

        Check("sr_daily", sharpe.Ratio);
        Check("skew", sharpe.Skewness);
        Check("kurtosis", sharpe.RawKurtosis);
        Check("se_iid_lo", sharpe.StandardErrorIidNormal);
        Check("se_mertens_Tm1", sharpe.StandardError);
        Check("se_mertens_T", sharpe.StandardError * Math.Sqrt((t - 1) / t));
        Check("se_hac_lag6", SharpeRatio.StandardErrorHac(returns, 6));
        Check("se_hac_lag20", SharpeRatio.StandardErrorHac(returns, 20));
        Check("psr_0", sharpe.ProbabilityAbove(0));
        Check("psr_half_annual", sharpe.ProbabilityAbove(HalfAnnual));
        Check("min_trl_95_obs", sharpe.MinimumTrackRecord(0, 0.95));
        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("rho1_5")), rho.AsSpan(0, 5), 1e-9, 1e-12);
        ConfidenceInterval annual = sharpe.Interval(0.95);
        double[] interval = [annual.Lower * Math.Sqrt(252), annual.Upper * Math.Sqrt(252)];
        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("ci95_mertens_annual")), interval, 1e-9, 1e-12);
        foreach (JsonProperty eta in expected.GetProperty("lo_eta").EnumerateObject())
        {
            OracleFile.Close(
                OracleFile.Number(eta.Value),
                SharpeRatio.AggregationFactor(int.Parse(eta.Name), rho),
                1e-9,
                1e-12
            );
        }

        void Check(string field, double actual) =>
            OracleFile.Close(OracleFile.Number(expected.GetProperty(field)), actual, 1e-9, 1e-12, field);
    }

    [Fact]
    public void Deflated_ratio_agrees_with_the_reference()
    {
        JsonElement expected = OracleFile.Open("sharpe_ci").Case("deflated_sharpe").GetProperty("expected");
        double[] trials = Returns("deflated_sharpe", "trial_sharpes_daily");
        double variance = Moments.Of(trials).VarianceSample;
        SharpeEstimate selected = SharpeRatio.Estimate(Returns("deflated_sharpe", "selected_returns"));

        OracleFile.Close(
            OracleFile.Number(expected.GetProperty("sr0")),
            SharpeRatio.ExpectedMaximum(24, variance),
            1e-9,
            1e-12
        );
        OracleFile.Close(OracleFile.Number(expected.GetProperty("dsr")), selected.Deflated(24, variance), 1e-9, 1e-12);
    }

    [Theory]
    [InlineData(100, "sr0_N100", "dsr_N100")]
    [InlineData(46, "sr0_N46", "dsr_N46")]
    public void Published_example_is_reproduced(int trials, string maximum, string deflated)
    {
        JsonElement expected = OracleFile.Open("sharpe_ci").Case("published_dsr_example").GetProperty("expected");
        SharpeEstimate sharpe = new(2.5 / Math.Sqrt(250), -3, 10, 1250);

        OracleFile.Close(
            OracleFile.Number(expected.GetProperty(maximum)),
            SharpeRatio.ExpectedMaximum(trials, 0.5 / 250),
            1e-9,
            1e-12
        );
        OracleFile.Close(
            OracleFile.Number(expected.GetProperty(deflated)),
            sharpe.Deflated(trials, 0.5 / 250),
            1e-9,
            1e-12
        );
    }

    [Theory]
    [InlineData(0.1, 252, 0.9430)]
    [InlineData(1.0, 12, 0.9966)]
    public void Probability_of_a_normal_sample_is_the_known_one(double ratio, int count, double expected) =>
        Assert.Equal(expected, new SharpeEstimate(ratio, 0, 3, count).ProbabilityAbove(0), 5e-5);

    [Theory]
    [InlineData(0.1, 252)]
    [InlineData(1.0, 12)]
    public void Variance_takes_raw_kurtosis_so_the_excess_trap_is_exactly_three_quarters_off(double ratio, int count)
    {
        double right = Math.Pow(new SharpeEstimate(ratio, 0, 3, count).StandardError, 2);
        double excessTrap = (1 - 0 * ratio + (0 - 1) / 4.0 * ratio * ratio) / (count - 1);

        Assert.Equal(0.75 * ratio * ratio / (count - 1), right - excessTrap, 1e-15);
    }

    [Fact]
    public void Aggregation_factor_is_that_by_hand()
    {
        // 3/√(3 + 2·(2·0.5 + 1·0.25)) = 3/√5.5
        Assert.Equal(3 / Math.Sqrt(5.5), SharpeRatio.AggregationFactor(3, [0.5, 0.25, 0.9]), 1e-15);
        Assert.Equal(Math.Sqrt(3), SharpeRatio.AggregationFactor(3, []), 1e-15);
        Assert.True(double.IsNaN(SharpeRatio.AggregationFactor(2, [-1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeRatio.AggregationFactor(0, []));
    }

    [Fact]
    public void One_trial_deflates_nothing()
    {
        SharpeEstimate sharpe = new(0.1, -0.5, 5, 252);

        Assert.Equal(sharpe.ProbabilityAbove(0), sharpe.Deflated(1, 0.01));
    }

    [Fact]
    public void Interval_covers_the_truth_for_heavy_tails()
    {
        Random random = new(7);
        double truth = 0.1;
        int covered = 0;
        const int Runs = 4000;
        double[] returns = new double[252];
        for (int run = 0; run < Runs; run++)
        {
            for (int t = 0; t < returns.Length; t++)
            {
                returns[t] = truth * Math.Sqrt(5.0 / 3) + StudentFive(random);
            }

            ConfidenceInterval interval = SharpeRatio.Estimate(returns).Interval(0.95);
            covered += interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;
        }

        Assert.InRange((double)covered / Runs, 0.93, 0.97);
    }

    [Fact]
    public void Record_length_is_unbounded_for_a_ratio_below_its_benchmark() =>
        Assert.Equal(double.PositiveInfinity, new SharpeEstimate(-0.1, 0, 3, 252).MinimumTrackRecord(0, 0.95));

    [Fact]
    public void Constant_or_short_returns_have_no_ratio()
    {
        Assert.True(double.IsNaN(SharpeRatio.PerPeriod([.. Enumerable.Repeat(0.001, 50)])));
        Assert.True(double.IsNaN(SharpeRatio.PerPeriod([0.1])));
        Assert.True(double.IsNaN(SharpeRatio.PerPeriod([])));
        Assert.True(double.IsNaN(SharpeRatio.Estimate([0.1, double.NaN, 0.2]).StandardError));
    }

    [Fact]
    public void Moments_that_no_sample_has_are_rejected() =>
        Assert.Throws<InvalidOperationException>(() => new SharpeEstimate(1.5, 4, 3, 100).StandardError);

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Fewer_than_one_trial_is_rejected(double trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeRatio.ExpectedMaximum(trials, 1));

    [Fact]
    public void Bootstrap_interval_agrees_with_the_reference_in_distribution()
    {
        JsonElement oracle = OracleFile.Open("sharpe_ci").Case("sharpe_stationary_bootstrap");
        double tolerance = oracle.GetProperty("tolerance").GetProperty("ci").GetProperty("abs").GetDouble();
        double[] returns = Returns("sharpe_ci", "returns");

        ConfidenceInterval ours = StationaryBootstrap.Interval(
            returns,
            20,
            10_000,
            0.95,
            SharpeRatio.PerPeriod,
            new Random(1)
        );

        double[] theirs = OracleFile.Numbers(oracle.GetProperty("expected").GetProperty("percentile_ci95_seed1"));
        OracleFile.Close(theirs, [ours.Lower, ours.Upper], 0, tolerance);
    }

    [Fact]
    public void Bootstrap_mean_has_the_exact_variance()
    {
        JsonElement oracle = OracleFile.Open("sharpe_ci").Case("sharpe_stationary_bootstrap");
        double exact = oracle.GetProperty("expected").GetProperty("exact_var_of_bootstrap_mean_return").GetDouble();
        double[] returns = Returns("sharpe_ci", "returns");
        double[] resample = new double[returns.Length];
        Random random = new(3);
        Moments means = default;
        for (int i = 0; i < 20_000; i++)
        {
            StationaryBootstrap.Resample(returns, 20, random, resample);
            means = means.With(Reduction.Mean(resample));
        }

        Assert.InRange(means.VarianceSample / exact, 0.95, 1.05);
    }

    private static double[] Returns(string id, string field) =>
        OracleFile.Numbers(OracleFile.Open("sharpe_ci").Case(id).GetProperty("input").GetProperty(field));

    private static double StudentFive(Random random)
    {
        double squares = 0;
        for (int i = 0; i < 5; i++)
        {
            squares += Math.Pow(StandardNormal.Quantile(1 - random.NextDouble()), 2);
        }

        return StandardNormal.Quantile(1 - random.NextDouble()) / Math.Sqrt(squares / 5);
    }
}
