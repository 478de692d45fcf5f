using System.Text.Json;
using OptiFire.Numerics.Filtering;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Filtering;

[Trait("Category", "Golden")]
public sealed class KalmanOracleTests
{
    // The reference freezes its covariance near the steady state, which moves its errors on a level of 500 by 1.2e-8
    // (50-digit arithmetic agrees with this filter to 4e-14): 1e-8 of the level's scale is not reachable by it.
    private const double Absolute = 2e-8;

    // Not static: where the folder is missing, each test is skipped with that reason.
    private readonly OracleFile _oracle = OracleFile.Open("kalman_local_level_trend");

    [Theory]
    [InlineData("local_level_known")]
    [InlineData("local_level_approximate_diffuse")]
    [InlineData("local_level_exact_diffuse")]
    [InlineData("local_level_missing")]
    public void Local_level_matches_the_reference(string id)
    {
        JsonElement reference = _oracle.Case(id);
        double[] y = Observations(reference);
        JsonElement parameters = reference.GetProperty("parameters");
        var model = new LocalLevel(Value(parameters, "sigma2_irregular"), Value(parameters, "sigma2_level"));
        LocalLevelState start = Init(parameters) switch
        {
            "known" => LocalLevelState.Known(
                Value(parameters, "a1", 0),
                parameters.GetProperty("P1")[0][0].GetDouble()
            ),
            "approximate_diffuse" => LocalLevelState.ApproximateDiffuse(1e6),
            _ => LocalLevelState.ExactDiffuse,
        };

        var steps = new LocalLevelStep[y.Length];
        double logLikelihood = model.Filter(y, start, steps);
        HindsightLevel[] smoothed = HindsightSmoother.Smooth(model, steps);

        JsonElement expected = reference.GetProperty("expected");
        Check(expected, "loglik", logLikelihood);
        Check(expected, "filtered_state", [.. steps.Select(s => s.State.Level)]);
        Check(expected, "smoothed_state", [.. smoothed.Select(s => s.Level)]);
        if (id != "local_level_missing")
        {
            Check(expected, "filtered_state_var", [.. steps.Select(s => s.State.Variance)]);
            Check(expected, "forecast", [.. steps.Select((s, t) => y[t] - s.Innovation.Error)]);
            Check(expected, "forecast_error", [.. steps.Select(s => s.Innovation.Error)]);
            Check(expected, "forecast_error_var", [.. steps.Select(s => s.Innovation.Variance)]);
        }
    }

    [Theory]
    [InlineData("local_linear_trend_known")]
    [InlineData("local_linear_trend_approximate_diffuse")]
    [InlineData("local_linear_trend_exact_diffuse")]
    public void Local_linear_trend_matches_the_reference(string id)
    {
        JsonElement reference = _oracle.Case(id);
        double[] y = Observations(reference);
        JsonElement parameters = reference.GetProperty("parameters");
        var model = new LocalLinearTrend(
            Value(parameters, "sigma2_irregular"),
            Value(parameters, "sigma2_level"),
            Value(parameters, "sigma2_trend")
        );
        LocalLinearTrendState start = Init(parameters) switch
        {
            "known" => LocalLinearTrendState.Known(
                Value(parameters, "a1", 0),
                Value(parameters, "a1", 1),
                new(10, 0, 10)
            ),
            "approximate_diffuse" => LocalLinearTrendState.ApproximateDiffuse(1e6),
            _ => LocalLinearTrendState.ExactDiffuse,
        };

        var steps = new LocalLinearTrendStep[y.Length];
        double logLikelihood = model.Filter(y, start, steps);
        HindsightTrend[] smoothed = HindsightSmoother.Smooth(model, steps);

        JsonElement expected = reference.GetProperty("expected");
        Check(expected, "loglik", logLikelihood);
        Check(expected, "filtered_state", [.. steps.Select(s => s.State.Level)]);
        Check(expected, "filtered_state", [.. steps.Select(s => s.State.Trend)], row: 1);
        Check(expected, "filtered_state_var", [.. steps.Select(s => s.State.Variance.Level)]);
        Check(expected, "filtered_state_var", [.. steps.Select(s => s.State.Variance.Trend)], row: 1);
        Check(expected, "forecast", [.. steps.Select((s, t) => y[t] - s.Innovation.Error)]);
        Check(expected, "forecast_error", [.. steps.Select(s => s.Innovation.Error)]);
        Check(expected, "forecast_error_var", [.. steps.Select(s => s.Innovation.Variance)]);
        Check(expected, "smoothed_state", [.. smoothed.Select(s => s.Level)]);
        Check(expected, "smoothed_state", [.. smoothed.Select(s => s.Trend)], row: 1);
    }

    [Fact]
    public void Estimation_reproduces_the_nile_variances()
    {
        JsonElement reference = _oracle.Case("nile_mle_exact_diffuse");
        double[] flows = Observations(reference);
        JsonElement expected = reference.GetProperty("expected");

        LocalLevelFit fit = LocalLevelEstimator.Fit(flows);

        Assert.True(fit.Status.Converged);
        Assert.False(fit.Status.AtBoundary);
        OracleFile.Close(Value(expected, "sigma2_irregular"), fit.Model.ObservationVariance, 1e-3, 0, "R");
        OracleFile.Close(Value(expected, "sigma2_level"), fit.Model.LevelVariance, 1e-3, 0, "Q");

        // The reference leaves the first, diffuse term out of this case's sum: −½ ln 2π.
        double diffuseTerm = -0.5 * Math.Log(2 * Math.PI);
        OracleFile.Close(Value(expected, "loglik"), fit.LogLikelihood - diffuseTerm, 0, 1e-6, "log-likelihood");
        Assert.Equal(15099, fit.Model.ObservationVariance, tolerance: 2); // Durbin and Koopman (2012), section 2.10
        Assert.Equal(1469.1, fit.Model.LevelVariance, tolerance: 0.2);
        Assert.Equal(0.267, fit.Model.SteadyStateGain, tolerance: 5e-4);

        var steps = new LocalLevelStep[flows.Length];
        fit.Model.Filter(flows, LocalLevelState.ExactDiffuse, steps);
        double[] smoothed = [.. HindsightSmoother.Smooth(fit.Model, steps).Select(s => s.Level)];
        OracleFile.Close(OracleFile.Numbers(expected.GetProperty("smoothed_state")[0]), smoothed, 1e-4, 0, "smoothed");
    }

    private double[] Observations(JsonElement reference) =>
        OracleFile.Numbers(
            reference.TryGetProperty("input", out JsonElement input)
                ? input.GetProperty("y")
                : _oracle.Root.GetProperty("inputs").GetProperty("y400")
        );

    private static string Init(JsonElement parameters) => parameters.GetProperty("init").GetString()!;

    private static double Value(JsonElement element, string name) => OracleFile.Number(element.GetProperty(name));

    private static double Value(JsonElement element, string name, int index) =>
        OracleFile.Number(element.GetProperty(name)[index]);

    private static void Check(JsonElement expected, string name, double actual) =>
        OracleFile.Close(Value(expected, name), actual, 1e-8, 1e-8, name);

    private static void Check(JsonElement expected, string name, double[] actual, int row = 0)
    {
        JsonElement values = expected.GetProperty(name);
        values = values[0].ValueKind == JsonValueKind.Array ? values[row] : values;
        OracleFile.Close(OracleFile.Numbers(values), actual, 1e-8, Absolute, name);
    }
}
