using System.Text.Json;
using OptiFire.Numerics.Volatility;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Volatility;

[Trait("Category", "Golden")]
public sealed class GarchOracleTests
{
    // Not static: where the folder is missing, each test is skipped with that reason.
    private readonly OracleFile _oracle = OracleFile.Open("garch");

    public static TheoryData<string> Cases =>
        ["garch11_normal", "garch11_t", "gjr_normal", "gjr_t", "egarch_normal", "egarch_t", "garch11_zero_mean_normal"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Filter_matches_the_reference_at_fixed_parameters(string id)
    {
        (GarchSpecification specification, double[] returns, JsonElement expected) = Read(id);
        JsonElement reference = expected.GetProperty("fixed");
        GarchParameters parameters = Parameters(reference.GetProperty("params"));
        double[] variances = new double[returns.Length];

        (double logLikelihood, GarchState state) = Garch.Filter(returns, specification, parameters, variances);

        double[] volatilities = [.. variances.Select(Math.Sqrt)];
        OracleFile.Close(Number(reference, "loglik"), logLikelihood, 1e-9, 0, "log-likelihood");
        OracleFile.Close(Numbers(reference, "conditional_vol"), volatilities, 1e-9, 0, "volatility");
        OracleFile.Close(
            Number(reference, "std_resid_last"),
            (returns[^1] - parameters.Mean) / volatilities[^1],
            1e-9,
            0,
            "residual"
        );
        double[] forecast = new double[reference.GetProperty("forecast_variance").GetArrayLength()];
        new GarchProcess(specification.Model, parameters).Forecast(state, forecast);
        OracleFile.Close(Numbers(reference, "forecast_variance"), forecast, 1e-9, 0, "forecast");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_reaches_the_reference_optimum(string id)
    {
        (GarchSpecification specification, double[] returns, JsonElement expected) = Read(id);
        JsonElement reference = expected.GetProperty("mle");
        GarchParameters parameters = Parameters(reference.GetProperty("params"));

        GarchFit fit = Garch.Fit(returns, specification);

        Assert.True(fit.Status.Converged, $"{fit.Status}");
        Assert.True(
            fit.LogLikelihood >= Number(reference, "loglik") - 1e-3,
            $"{fit.LogLikelihood:R} {fit.Parameters} {fit.Status}"
        );
        bool better = fit.LogLikelihood > Number(reference, "loglik") + 1e-3;
        if (!better)
        {
            Assert.Multiple(
                () => Close(parameters.Mean, fit.Parameters.Mean, "mu"),
                () => Close(parameters.Omega, fit.Parameters.Omega, "omega"),
                () => Close(parameters.Alpha, fit.Parameters.Alpha, "alpha"),
                () => Close(parameters.Gamma, fit.Parameters.Gamma, "gamma"),
                () => Close(parameters.Beta, fit.Parameters.Beta, "beta"),
                () => Close(parameters.DegreesOfFreedom, fit.Parameters.DegreesOfFreedom, "nu")
            );
        }

        OracleFile.Close(Number(reference, "aic"), fit.Aic, 0, 2e-3, "AIC");
        OracleFile.Close(Number(reference, "bic"), fit.Bic, 0, 2e-3, "BIC");
        double[] forecast = fit.Forecast(reference.GetProperty("forecast_variance").GetArrayLength());
        OracleFile.Close(Numbers(reference, "forecast_variance"), forecast, 0.02, 0, "forecast");

        TestContext.Current.TestOutputHelper?.WriteLine($"{fit.LogLikelihood:R} {fit.Parameters} {fit.Status}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{fit.RobustStandardErrors}\n{fit.HessianStandardErrors}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{reference.GetProperty("std_err_robust")}");
    }

    private static void Close(double expected, double actual, string what) =>
        OracleFile.Close(expected, actual, 0.02, 1e-3, what);

    private (GarchSpecification, double[] Returns, JsonElement Expected) Read(string id)
    {
        JsonElement reference = _oracle.Case(id);
        JsonElement model = reference.GetProperty("parameters").GetProperty("model");
        var specification = new GarchSpecification(
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
        double[] returns = OracleFile.Numbers(_oracle.Root.GetProperty("inputs").GetProperty("returns_pct"));
        return (specification, returns, reference.GetProperty("expected"));
    }

    private static GarchParameters Parameters(JsonElement values)
    {
        double Value(string name, double otherwise = 0) =>
            values.TryGetProperty(name, out JsonElement value) ? OracleFile.Number(value) : otherwise;

        return new(
            Value("mu"),
            Value("omega"),
            Value("alpha[1]"),
            Value("gamma[1]"),
            Value("beta[1]"),
            Value("nu", double.PositiveInfinity)
        );
    }

    private static double Number(JsonElement element, string name) => OracleFile.Number(element.GetProperty(name));

    private static double[] Numbers(JsonElement element, string name) => OracleFile.Numbers(element.GetProperty(name));
}
