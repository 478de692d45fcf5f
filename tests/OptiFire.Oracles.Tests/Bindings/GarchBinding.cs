using System.Text.Json;
using OptiFire.Numerics.Volatility;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class GarchBinding : IOracleBinding
{
    private static readonly string[] _names = ["mu", "omega", "alpha[1]", "gamma[1]", "beta[1]", "nu"];

    public string File => "garch";

    public void Check(OracleCase oracle, Comparison on)
    {
        JsonElement model = oracle.Parameter("model");
        if (model.ValueKind != JsonValueKind.Object)
        {
            CheckBenchmark(oracle, on);
            return;
        }

        GarchSpecification specification = Specification(model);
        double[] returns = oracle.Series();
        CheckFixed(oracle, on, specification, returns);
        CheckFit(oracle, on, specification, returns);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        var garch = new GarchSpecification();
        switch (edge.Id)
        {
            case "constant_returns":
                Assert.ThrowsAny<ArgumentException>(() => Garch.Fit(new double[500], garch));
                return true;
            case "nan":
                double[] holed = Noise(500);
                holed[100] = double.NaN;
                Assert.ThrowsAny<ArgumentException>(() => Garch.Fit(holed, garch));
                return true;
            case "too_short":
                Assert.ThrowsAny<ArgumentException>(() => Garch.Fit(Noise(Garch.MinimumReturns - 1), garch));
                return true;
            case "unscaled_returns":
                double[] small = [.. Noise(1000).Select(r => r / 100)];
                GarchFit unscaled = Garch.Fit(small, garch);
                GarchFit scaled = Garch.Fit([.. small.Select(r => 100 * r)], garch);
                Assert.Equal(scaled.Parameters.Beta, unscaled.Parameters.Beta, 1e-3);
                return true;
            case "iid_noise":
                GarchFit noise = Garch.Fit(Noise(2000), garch);
                Assert.True(noise.Status.Converged);
                return true;
            case "integrated":
                GarchFit persistent = Garch.Fit(Integrated(2000), garch);
                Assert.All(persistent.Forecast(1000), v => Assert.True(double.IsFinite(v)));
                return true;
            default:
                return false;
        }
    }

    private static void CheckFixed(OracleCase oracle, Comparison on, GarchSpecification specification, double[] returns)
    {
        GarchParameters parameters = Parameters(oracle, "fixed.params");
        double[] variances = new double[returns.Length];
        (double logLikelihood, GarchState state) = Garch.Filter(returns, specification, parameters, variances);
        double[] volatilities = [.. variances.Select(Math.Sqrt)];
        on.Equal("fixed.loglik", logLikelihood, "fixed");
        on.Equal("fixed.conditional_vol", volatilities, "fixed");
        on.Equal("fixed.std_resid_last", (returns[^1] - parameters.Mean) / volatilities[^1], "fixed");
        double[] forecast = new double[Json.Flat(Json.Find(oracle.Expected, "fixed.forecast_variance")!.Value).Length];
        new GarchProcess(specification.Model, parameters).Forecast(state, forecast);
        on.Equal("fixed.forecast_variance", forecast, "fixed");
    }

    private static void CheckFit(OracleCase oracle, Comparison on, GarchSpecification specification, double[] returns)
    {
        GarchFit fit = Garch.Fit(returns, specification);
        double reference = Json.Number(Json.Find(oracle.Expected, "mle.loglik")!.Value);
        on.Holds(
            "mle.loglik",
            fit.Status.Converged && fit.LogLikelihood >= reference - 1e-3,
            $"{fit.LogLikelihood} {fit.Status}"
        );
        if (fit.LogLikelihood > reference + 1e-3)
        {
            return; // a better optimum has other parameters, which says nothing against it
        }

        double[] ours =
        [
            fit.Parameters.Mean,
            fit.Parameters.Omega,
            fit.Parameters.Alpha,
            fit.Parameters.Gamma,
            fit.Parameters.Beta,
            fit.Parameters.DegreesOfFreedom,
        ];
        for (int i = 0; i < ours.Length; i++)
        {
            on.Equal($"mle.params.{_names[i]}", ours[i], "mle_params");
        }

        on.Holds("mle.aic", IsNear(oracle, "mle.aic", fit.Aic), $"{fit.Aic}");
        on.Holds("mle.bic", IsNear(oracle, "mle.bic", fit.Bic), $"{fit.Bic}");
        double[] variances = [.. fit.ConditionalVariances[^20..]];
        on.Equal("mle.conditional_vol_last20", [.. variances.Select(Math.Sqrt)], "forecast");
        int horizon = Json.Flat(Json.Find(oracle.Expected, "mle.forecast_variance")!.Value).Length;
        on.Equal("mle.forecast_variance", fit.Forecast(horizon), "forecast");
    }

    /// <summary>Bollerslev and Ghysels' exchange rates with the values of Fiorentini, Calzolari and Panattoni.</summary>
    private static void CheckBenchmark(OracleCase oracle, Comparison on)
    {
        var specification = new GarchSpecification { Start = VarianceStart.MeanSquare };
        GarchFit fit = Garch.Fit(oracle.Numbers("r"), specification);
        on.Equal("params.mu", fit.Parameters.Mean, "params");
        on.Equal("params.omega", fit.Parameters.Omega, "params");
        on.Equal("params.alpha", fit.Parameters.Alpha, "params");
        on.Equal("params.beta", fit.Parameters.Beta, "params");
        on.Equal("loglik", fit.LogLikelihood, "loglik");
        double[] volatilities = [.. fit.ConditionalVariances.ToArray().Select(Math.Sqrt)];
        on.Equal("conditional_vol_first20", volatilities.AsSpan(0, 20), "params");
        on.Equal("conditional_vol_last20", volatilities.AsSpan()[^20..], "params");
    }

    private static bool IsNear(OracleCase oracle, string field, double ours) =>
        Math.Abs(Json.Number(Json.Find(oracle.Expected, field)!.Value) - ours) <= 2e-3; // twice the likelihood's 1e-3

    private static GarchSpecification Specification(JsonElement model) =>
        new(
            model.GetProperty("vol").GetString() == "EGARCH" ? VolatilityModel.Egarch
                : model.GetProperty("o").GetInt32() == 1 ? VolatilityModel.Gjr
                : VolatilityModel.Garch,
            model.GetProperty("dist").GetString() == "t"
                ? InnovationDistribution.StudentT
                : InnovationDistribution.Normal,
            model.TryGetProperty("mean", out JsonElement mean) && mean.GetString() == "Zero"
                ? ConditionalMean.Zero
                : ConditionalMean.Constant
        );

    private static GarchParameters Parameters(OracleCase oracle, string path)
    {
        double Value(string name, double otherwise = 0) =>
            Json.Find(oracle.Expected, $"{path}.{name}") is { } value ? Json.Number(value) : otherwise;

        return new(
            Value("mu"),
            Value("omega"),
            Value("alpha[1]"),
            Value("gamma[1]"),
            Value("beta[1]"),
            Value("nu", double.PositiveInfinity)
        );
    }

    private static double[] Noise(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];
    }

    private static double[] Integrated(int count)
    {
        double[] noise = Noise(count);
        double variance = 1;
        for (int t = 0; t < count; t++)
        {
            noise[t] *= Math.Sqrt(variance);
            variance = 0.01 + (0.1 * noise[t] * noise[t]) + (0.9 * variance);
        }

        return noise;
    }
}
