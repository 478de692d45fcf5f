using OptiFire.Numerics.Filtering;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class KalmanBinding : IOracleBinding
{
    public string File => "kalman_local_level_trend";

    public void Check(OracleCase oracle, Comparison on)
    {
        if (!oracle.HasParameter("sigma2_irregular"))
        {
            CheckEstimate(oracle, on);
        }
        else if (oracle.HasParameter("sigma2_trend"))
        {
            CheckTrend(oracle, on);
        }
        else
        {
            CheckLevel(oracle, on);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        var model = new LocalLevel(0.5, 1.2);
        switch (edge.Id)
        {
            case "constant":
                double[] fives = [.. Enumerable.Repeat(5.0, 200)];
                var steps = new LocalLevelStep[200];
                model.Filter(fives, LocalLevelState.ExactDiffuse, steps);
                Assert.Equal(edge.Number("observed.value"), steps[^1].State.Level, 1e-12);
                return true;
            case "one_observation":
                LocalLevelStep one = model.Step(LocalLevelState.ExactDiffuse, 7);
                Assert.Equal(7, one.State.Level);
                return true;
            case "both_variances_zero":
                Assert.ThrowsAny<ArgumentException>(() => new LocalLevel(0, 0));
                return true;
            case "negative_variance":
                Assert.Throws<ArgumentOutOfRangeException>(() => new LocalLevel(-1, 1));
                return true;
            case "infinite":
                Assert.ThrowsAny<ArgumentException>(() =>
                    model.Step(LocalLevelState.Known(0, 1), double.PositiveInfinity)
                );
                return true;
            default:
                return false;
        }
    }

    private static void CheckLevel(OracleCase oracle, Comparison on)
    {
        double[] y = Observations(oracle);
        var model = new LocalLevel(oracle.Number("sigma2_irregular"), oracle.Number("sigma2_level"));
        LocalLevelState start = oracle.Text("init") switch
        {
            "known" => LocalLevelState.Known(Vector(oracle, "a1")[0], Vector(oracle, "P1")[0]),
            "approximate_diffuse" => LocalLevelState.ApproximateDiffuse(1e6),
            "exact_diffuse" => LocalLevelState.ExactDiffuse,
            var other => throw new UnboundException($"a start '{other}'"),
        };
        var steps = new LocalLevelStep[y.Length];
        on.Equal("loglik", model.Filter(y, start, steps));
        on.Equal("filtered_state", [.. steps.Select(s => s.State.Level)]);
        on.Equal("filtered_state_var", [.. steps.Select(s => s.State.Variance)]);
        Forecasts(on, y, [.. steps.Select(s => s.Innovation)]);
        on.Equal("forecast_error", [.. steps.Select(s => s.Innovation.Error)]);
        on.Equal("smoothed_state", [.. HindsightSmoother.Smooth(model, steps).Select(s => s.Level)]);
    }

    private static void CheckTrend(OracleCase oracle, Comparison on)
    {
        double[] y = Observations(oracle);
        var model = new LocalLinearTrend(
            oracle.Number("sigma2_irregular"),
            oracle.Number("sigma2_level"),
            oracle.Number("sigma2_trend")
        );
        var steps = new LocalLinearTrendStep[y.Length];
        on.Equal("loglik", model.Filter(y, TrendStart(oracle), steps));
        on.Equal("filtered_state", [.. steps.Select(s => s.State.Level), .. steps.Select(s => s.State.Trend)]);
        on.Equal(
            "filtered_state_var",
            [.. steps.Select(s => s.State.Variance.Level), .. steps.Select(s => s.State.Variance.Trend)]
        );
        Forecasts(on, y, [.. steps.Select(s => s.Innovation)]);
        HindsightTrend[] smoothed = HindsightSmoother.Smooth(model, steps);
        on.Equal("smoothed_state", [.. smoothed.Select(s => s.Level), .. smoothed.Select(s => s.Trend)]);
    }

    private static LocalLinearTrendState TrendStart(OracleCase oracle)
    {
        switch (oracle.Text("init"))
        {
            case "known":
                (double[] a, double[] p) = (Vector(oracle, "a1"), Vector(oracle, "P1"));
                return LocalLinearTrendState.Known(a[0], a[1], new(p[0], p[1], p[3]));
            case "approximate_diffuse":
                return LocalLinearTrendState.ApproximateDiffuse(1e6);
            case "exact_diffuse":
                return LocalLinearTrendState.ExactDiffuse;
            case var other:
                throw new UnboundException($"a start '{other}'");
        }
    }

    private static void Forecasts(Comparison on, double[] y, Innovation[] innovations)
    {
        on.Equal("forecast", [.. innovations.Select((v, t) => y[t] - v.Error)]);
        on.Equal("forecast_error_var", [.. innovations.Select(v => v.Variance)]);
    }

    private static void CheckEstimate(OracleCase oracle, Comparison on)
    {
        double[] y = Observations(oracle);
        LocalLevelFit fit = LocalLevelEstimator.Fit(y);
        on.Equal("sigma2_irregular", fit.Model.ObservationVariance, "params");
        on.Equal("sigma2_level", fit.Model.LevelVariance, "params");
        // The reference leaves the first, diffuse term out of its sum: −½ ln 2π.
        on.Equal("loglik", fit.LogLikelihood + (0.5 * Math.Log(2 * Math.PI)), "loglik");
        var steps = new LocalLevelStep[y.Length];
        fit.Model.Filter(y, LocalLevelState.ExactDiffuse, steps);
        on.Equal(
            "smoothed_state",
            [.. HindsightSmoother.Smooth(fit.Model, steps).Select(s => s.Level)],
            "smoothed_state"
        );
    }

    private static double[] Observations(OracleCase oracle) =>
        oracle.HasInput("y") ? oracle.Numbers("y") : oracle.Series();

    private static double[] Vector(OracleCase oracle, string parameter) => Json.Flat(oracle.Parameter(parameter));
}
