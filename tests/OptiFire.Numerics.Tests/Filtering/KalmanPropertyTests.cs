using OptiFire.Numerics.Filtering;

namespace OptiFire.Numerics.Tests.Filtering;

public sealed class KalmanPropertyTests
{
    [Fact]
    public void Streaming_equals_batch_bit_for_bit_and_ignores_the_future()
    {
        double[] y = WithGaps(Walk(new Random(1), 600, 1, 1));
        double[] changed = [.. y[..400], .. y[400..].Select(v => v * v)];
        var level = new LocalLevel(1, 0.3);
        var trend = new LocalLinearTrend(1, 0.3, 0.01);
        var levels = new LocalLevelStep[600];
        var otherLevels = new LocalLevelStep[600];
        var trends = new LocalLinearTrendStep[600];
        var otherTrends = new LocalLinearTrendStep[600];
        level.Filter(y, LocalLevelState.ExactDiffuse, levels);
        level.Filter(changed, LocalLevelState.ExactDiffuse, otherLevels);
        trend.Filter(y, LocalLinearTrendState.ExactDiffuse, trends);
        trend.Filter(changed, LocalLinearTrendState.ExactDiffuse, otherTrends);

        LocalLevelState a = LocalLevelState.ExactDiffuse;
        LocalLinearTrendState b = LocalLinearTrendState.ExactDiffuse;
        for (int t = 0; t < y.Length; t++)
        {
            // Saved and restored by their fields at every step.
            a = new(a.Level, a.Variance, a.IsDiffuse, a.IsPrior);
            b = new(b.Level, b.Trend, b.Variance, b.Diffuse, b.DiffuseRank, b.IsPrior);
            Assert.Equal(levels[t], level.Step(a, y[t]));
            Assert.Equal(trends[t], trend.Step(b, y[t]));
            (a, b) = (levels[t].State, trends[t].State);
        }

        Assert.Equal(levels[..400], otherLevels[..400]);
        Assert.Equal(trends[..400], otherTrends[..400]);
    }

    [Fact]
    public void Regression_streams_and_restores_bit_for_bit()
    {
        var random = new Random(2);
        double[] y = WithGaps(Walk(random, 300, 1, 1));
        double[] x = [.. Enumerable.Range(0, 600).Select(i => i % 2 == 0 ? 1 : Normal(random))];
        var model = new DynamicRegression(0.5, [0.1, 0.01]);
        var batch = new Innovation[300];
        DynamicRegressionState whole = DynamicRegressionState.ExactDiffuse(2);
        model.Filter(x, y, whole, batch);

        DynamicRegressionState parts = DynamicRegressionState.ExactDiffuse(2);
        for (int t = 0; t < 300; t++)
        {
            parts = new(parts.Coefficients, parts.Covariance, parts.Diffuse, parts.DiffuseRank, parts.IsPrior);
            DynamicRegressionState copy = parts.Copy();
            Assert.Equal(batch[t], model.Step(copy, x.AsSpan(2 * t, 2), y[t]));
            parts = copy;
        }

        Assert.Equal(whole.Coefficients.ToArray(), parts.Coefficients.ToArray());
        Assert.Equal(whole.Covariance.ToArray(), parts.Covariance.ToArray());
    }

    [Fact]
    public void Covariances_stay_symmetric_and_positive_after_a_million_steps()
    {
        var random = new Random(3);
        var trend = new LocalLinearTrend(1e-4, 1e-10, 1e-14);
        var regression = new DynamicRegression(1e-3, [1e-9, 1e-12]);
        LocalLinearTrendState state = LocalLinearTrendState.ApproximateDiffuse(1e8);
        DynamicRegressionState coefficients = DynamicRegressionState.ApproximateDiffuse(2, 1e8);
        for (int t = 0; t < 1_000_000; t++)
        {
            double y = random.NextDouble();
            state = trend.Step(state, y).State;
            regression.Step(coefficients, [1, 100 + random.NextDouble()], y);
            if (t % 1000 == 0 || t < 1000)
            {
                RequirePositive(state.Variance.Level, state.Variance.Covariance, state.Variance.Trend);
                ReadOnlySpan<double> p = coefficients.Covariance;
                Assert.Equal(p[1], p[2]);
                RequirePositive(p[0], p[1], p[3]);
            }
        }

        static void RequirePositive(double first, double cross, double second)
        {
            Assert.True(first > 0 && second > 0, $"{first} {second}");

            // A correlation of one may be missed by rounding.
            Assert.True(cross * cross <= first * second * (1 + 1e-9), $"{first} {cross} {second}");
        }
    }

    [Fact]
    public void Steps_of_level_and_trend_do_not_allocate()
    {
        var level = new LocalLevel(1, 0.3);
        var trend = new LocalLinearTrend(1, 0.3, 0.01);
        LocalLevelState a = LocalLevelState.ExactDiffuse;
        LocalLinearTrendState b = LocalLinearTrendState.ExactDiffuse;
        a = level.Step(a, 1).State;
        b = trend.Step(b, 1).State;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 1000; t++)
        {
            a = level.Step(a, t).State;
            b = trend.Step(b, t).State;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Level_estimation_recovers_simulated_variances()
    {
        double[] y = Walk(new Random(4), 5000, noise: 2, step: 0.5);

        LocalLevelFit fit = LocalLevelEstimator.Fit(y);

        Assert.True(fit.Status.Converged);
        Assert.Equal(4, fit.Model.ObservationVariance, tolerance: 0.4);
        Assert.Equal(0.25, fit.Model.LevelVariance, tolerance: 0.06);
        Assert.True(fit.Status.GradientNorm < 1e-6);
    }

    [Fact]
    public void Level_estimation_is_invariant_to_units_and_survives_gaps()
    {
        double[] y = WithGaps(Walk(new Random(5), 800, 1, 1));

        LocalLevelFit fit = LocalLevelEstimator.Fit(y);
        LocalLevelFit scaled = LocalLevelEstimator.Fit([.. y.Select(v => 1e-4 * v)]);

        Assert.Equal(1, scaled.Model.LevelVariance / (1e-8 * fit.Model.LevelVariance), tolerance: 1e-4);
        Assert.Equal(1, scaled.Model.ObservationVariance / (1e-8 * fit.Model.ObservationVariance), tolerance: 1e-4);
    }

    [Fact]
    public void Level_estimation_reports_the_corners()
    {
        var random = new Random(6);
        double[] noise = [.. Enumerable.Range(0, 500).Select(i => i % 2 == 0 ? 1.0 : -1.0)];
        double[] trending = new double[500];
        double slope = 0;
        for (int t = 1; t < 500; t++)
        {
            slope = 0.9 * slope + Normal(random);
            trending[t] = trending[t - 1] + slope; // steps correlate positively: any noise would make it worse
        }

        LocalLevelFit constant = LocalLevelEstimator.Fit(noise);
        LocalLevelFit noiseless = LocalLevelEstimator.Fit(trending);

        Assert.True(constant.Status is { Converged: true, AtBoundary: true });
        Assert.Equal(0, constant.Model.LevelVariance);
        Assert.Equal(0, constant.Model.SteadyStateGain);
        Assert.True(noiseless.Status is { Converged: true, AtBoundary: true });
        Assert.Equal(0, noiseless.Model.ObservationVariance);
        Assert.Equal(1, noiseless.Model.SteadyStateGain);
    }

    [Fact]
    public void Trend_estimation_recovers_simulated_variances()
    {
        var random = new Random(7);
        double[] y = new double[5000];
        double level = 0;
        double trend = 0;
        for (int t = 0; t < y.Length; t++)
        {
            y[t] = level + 1.5 * Normal(random);
            level += trend + 0.7 * Normal(random);
            trend += 0.2 * Normal(random);
        }

        LocalLinearTrendFit fit = LocalLinearTrendEstimator.Fit(y);

        Assert.True(fit.Status is { Converged: true, AtBoundary: false }, $"{fit.Status}");
        Assert.Equal(2.25, fit.Model.ObservationVariance, tolerance: 0.25);
        Assert.Equal(0.49, fit.Model.LevelVariance, tolerance: 0.15);
        Assert.Equal(0.04, fit.Model.TrendVariance, tolerance: 0.012);
    }

    [Fact]
    public void Regression_estimation_recovers_simulated_variances()
    {
        var random = new Random(8);
        const int Count = 3000;
        double[] x = new double[2 * Count];
        double[] y = new double[Count];
        double slope = 1;
        for (int t = 0; t < Count; t++)
        {
            (x[2 * t], x[2 * t + 1]) = (1, 10 * Normal(random));
            slope += 0.01 * Normal(random);
            y[t] = 3 + slope * x[2 * t + 1] + Normal(random);
        }

        DynamicRegressionFit fit = DynamicRegressionEstimator.Fit(x, y);

        Assert.True(fit.Status.Converged, $"{fit.Status}");
        Assert.Equal(1, fit.Model.ObservationVariance, tolerance: 0.1);
        Assert.True(fit.Model.CoefficientVariances[0] < 1e-4); // the intercept is constant
        Assert.Equal(1e-4, fit.Model.CoefficientVariances[1], tolerance: 4e-5);
    }

    [Fact]
    public void Regression_with_constant_coefficients_ends_at_least_squares()
    {
        // y = 2 + 3x + noise, by the textbook sums; Q = 0 and a diffuse start make the filter recursive least squares.
        var random = new Random(9);
        double[] x = [.. Enumerable.Range(0, 100).Select(_ => Normal(random))];
        double[] y = [.. x.Select(v => 2 + 3 * v + Normal(random))];
        var model = new DynamicRegression(1, [0, 0]);
        DynamicRegressionState state = DynamicRegressionState.ExactDiffuse(2);
        for (int t = 0; t < 100; t++)
        {
            model.Step(state, [1, x[t]], y[t]);
        }

        double slope =
            x.Zip(y, (u, v) => (u - x.Average()) * (v - y.Average())).Sum()
            / x.Sum(u => (u - x.Average()) * (u - x.Average()));
        Assert.Equal(slope, state.Coefficients[1], tolerance: 1e-9);
        Assert.Equal(y.Average() - slope * x.Average(), state.Coefficients[0], tolerance: 1e-9);
    }

    [Fact]
    public void Diffuse_start_waits_for_two_different_regressors()
    {
        var model = new DynamicRegression(1, [0, 0]);
        DynamicRegressionState state = DynamicRegressionState.ExactDiffuse(2);
        model.Step(state, [1, 2], 5);
        Assert.Equal(1, state.DiffuseRank);
        model.Step(state, [1, 2], 6); // the same direction: nothing new about the other
        Assert.Equal(1, state.DiffuseRank);
        model.Step(state, [1, 3], 7);
        Assert.Equal(0, state.DiffuseRank);

        // Mean of the first two at x = 2 is 5.5, then 7 at x = 3: slope 1.5, intercept 2.5.
        Assert.Equal(1.5, state.Coefficients[1], tolerance: 1e-12);
        Assert.Equal(2.5, state.Coefficients[0], tolerance: 1e-12);
    }

    [Fact]
    public void Missing_observations_only_widen_the_variance()
    {
        var model = new LocalLevel(1, 0.5);
        LocalLevelState known = LocalLevelState.Known(10, 2);
        LocalLevelStep first = model.Step(known, double.NaN);
        LocalLevelStep second = model.Step(first.State, double.NaN);

        Assert.Equal(new LocalLevelState(10, 2, false, false), first.State);
        Assert.Equal(new LocalLevelState(10, 2.5, false, false), second.State);
        Assert.Equal(3.5, second.Innovation.Variance);
        Assert.Equal(0, second.Innovation.LogLikelihood);
        Assert.True(double.IsNaN(second.Innovation.Error));
        Assert.True(model.Step(LocalLevelState.ExactDiffuse, double.NaN).State.IsDiffuse);
    }

    [Fact]
    public void Smoother_starts_before_the_first_observation()
    {
        var model = new LocalLinearTrend(0.1, 0.1, 0.1);
        double[] y = [double.NaN, double.NaN, 3, 4, 5, 6];
        var steps = new LocalLinearTrendStep[6];
        model.Filter(y, LocalLinearTrendState.ExactDiffuse, steps);

        HindsightTrend[] smoothed = HindsightSmoother.Smooth(model, steps);

        for (int t = 0; t < 6; t++)
        {
            Assert.Equal(t + 1, smoothed[t].Level, tolerance: 1e-10); // the line through the points
            Assert.Equal(1, smoothed[t].Trend, tolerance: 1e-10);
        }

        Assert.True(smoothed[0].Variance.Level > smoothed[1].Variance.Level);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalLevel(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalLevel(1, double.NaN));
        Assert.Throws<ArgumentException>(() => new LocalLevel(0, 0));
        Assert.Throws<ArgumentException>(() => new LocalLinearTrend(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalLinearTrend(1, 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRegression(0, [1]));
        Assert.Throws<ArgumentException>(() => new DynamicRegression(1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRegression(1, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalLevelState.ApproximateDiffuse(0));
        Assert.Throws<ArgumentException>(() => LocalLinearTrendState.Known(0, 0, new(1, 2, 1)));
        Assert.Throws<ArgumentException>(() => DynamicRegressionState.Known([0, 0], [1, 0, 1, 1]));
        Assert.Throws<ArgumentException>(() => DynamicRegressionState.Known([0, 0], [1]));

        var model = new LocalLevel(1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            model.Step(LocalLevelState.ExactDiffuse, double.PositiveInfinity)
        );
        Assert.Throws<ArgumentException>(() =>
            model.Filter([1, 2], LocalLevelState.ExactDiffuse, new LocalLevelStep[1])
        );
        Assert.Throws<ArgumentException>(() =>
            new DynamicRegression(1, [1]).Step(DynamicRegressionState.ExactDiffuse(2), [1], 1)
        );
        Assert.Throws<ArgumentException>(() => LocalLevelEstimator.Fit(new double[50]));
        Assert.Throws<ArgumentException>(() => LocalLevelEstimator.Fit([1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalLevelEstimator.Fit([1, double.NegativeInfinity]));
        Assert.Throws<ArgumentException>(() => DynamicRegressionEstimator.Fit(new double[40], Walk(new(1), 40, 1, 1)));
        Assert.Throws<ArgumentException>(() => DynamicRegressionEstimator.Fit(new double[41], Walk(new(1), 40, 1, 1)));
        Assert.Throws<ArgumentException>(() => HindsightSmoother.Smooth(model, []));
    }

    private static double[] Walk(Random random, int count, double noise, double step)
    {
        double[] y = new double[count];
        double level = 100;
        for (int t = 0; t < count; t++)
        {
            level += step * Normal(random);
            y[t] = level + noise * Normal(random);
        }

        return y;
    }

    private static double[] WithGaps(double[] y) => [.. y.Select((v, t) => t % 17 == 3 ? double.NaN : v)];

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
