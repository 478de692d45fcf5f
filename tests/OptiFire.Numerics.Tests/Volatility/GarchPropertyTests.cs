using System.Text.Json;
using OptiFire.Numerics.Volatility;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Volatility;

[Trait("Category", "Golden")]
public sealed class GarchPropertyTests
{
    private static readonly GarchSpecification Gjr = new(VolatilityModel.Gjr);
    private static readonly GarchSpecification Egarch = new(VolatilityModel.Egarch);

    [Fact]
    public void Fit_reproduces_the_published_exchange_rate_benchmark()
    {
        JsonElement reference = OracleFile.Open("garch").Case("fcp_dem2gbp_benchmark");
        double[] returns = OracleFile.Numbers(reference.GetProperty("input").GetProperty("r"));
        JsonElement expected = reference.GetProperty("expected");

        GarchFit fit = Garch.Fit(returns, new GarchSpecification(Start: VarianceStart.MeanSquare));

        Assert.True(fit.Status is { Converged: true, AtBoundary: false });
        OracleFile.Close(Value(expected.GetProperty("params"), "mu"), fit.Parameters.Mean, 1e-4, 0, "mu");
        OracleFile.Close(Value(expected.GetProperty("params"), "omega"), fit.Parameters.Omega, 1e-4, 0, "omega");
        OracleFile.Close(Value(expected.GetProperty("params"), "alpha"), fit.Parameters.Alpha, 1e-4, 0, "alpha");
        OracleFile.Close(Value(expected.GetProperty("params"), "beta"), fit.Parameters.Beta, 1e-4, 0, "beta");
        OracleFile.Close(Value(expected, "loglik"), fit.LogLikelihood, 0, 1e-6, "log-likelihood");
        double[] volatility = [.. fit.ConditionalVariances.ToArray().Select(Math.Sqrt)];
        OracleFile.Close(
            OracleFile.Numbers(expected.GetProperty("conditional_vol_first20")),
            volatility.AsSpan(0, 20),
            1e-4,
            0
        );
        OracleFile.Close(
            OracleFile.Numbers(expected.GetProperty("conditional_vol_last20")),
            volatility.AsSpan(volatility.Length - 20),
            1e-4,
            0
        );

        // Fiorentini, Calzolari and Panattoni (1996); the standard errors are from an independent package.
        Assert.Equal(-0.00619041, fit.Parameters.Mean, tolerance: 2e-7);
        Assert.Equal(0.0107613, fit.Parameters.Omega, tolerance: 2e-7);
        Assert.Equal(0.153134, fit.Parameters.Alpha, tolerance: 2e-6);
        Assert.Equal(0.805974, fit.Parameters.Beta, tolerance: 2e-6);
        double[] errors = OracleFile.Numbers(
            reference.GetProperty("crosscheck").GetProperty("R_fGarch").GetProperty("se")
        );
        GarchStandardErrors own = fit.HessianStandardErrors;
        OracleFile.Close(errors, [own.Mean, own.Omega, own.Alpha, own.Beta], 0.01, 0, "standard error");
    }

    [Theory]
    [InlineData("garch11_normal", VolatilityModel.Garch, InnovationDistribution.Normal)]
    [InlineData("garch11_t", VolatilityModel.Garch, InnovationDistribution.StudentT)]
    [InlineData("gjr_normal", VolatilityModel.Gjr, InnovationDistribution.Normal)]
    [InlineData("gjr_t", VolatilityModel.Gjr, InnovationDistribution.StudentT)]
    [InlineData("egarch_t", VolatilityModel.Egarch, InnovationDistribution.StudentT)]
    public void Robust_standard_errors_agree_with_the_reference(
        string id,
        VolatilityModel model,
        InnovationDistribution distribution
    )
    {
        // The reference differentiates the likelihood twice by differences, across the EGARCH's kinks: 5 % there.
        double tolerance = model == VolatilityModel.Egarch ? 0.05 : 0.005;
        OracleFile oracle = OracleFile.Open("garch");
        JsonElement expected = oracle.Case(id).GetProperty("expected").GetProperty("mle").GetProperty("std_err_robust");
        double[] returns = OracleFile.Numbers(oracle.Root.GetProperty("inputs").GetProperty("returns_pct"));

        GarchStandardErrors actual = Garch.Fit(returns, new(model, distribution)).RobustStandardErrors;

        OracleFile.Close(Value(expected, "mu"), actual.Mean, tolerance, 0, "mu");
        OracleFile.Close(Value(expected, "omega"), actual.Omega, tolerance, 0, "omega");
        OracleFile.Close(Value(expected, "alpha[1]"), actual.Alpha, tolerance, 0, "alpha");
        OracleFile.Close(Value(expected, "beta[1]"), actual.Beta, tolerance, 0, "beta");
        Assert.Equal(model == VolatilityModel.Garch, double.IsNaN(actual.Gamma));
        Assert.Equal(distribution == InnovationDistribution.Normal, double.IsNaN(actual.DegreesOfFreedom));
    }

    [Theory]
    [InlineData(VolatilityModel.Garch, 0.05, 0.08, 0.0, 0.9, double.PositiveInfinity)]
    [InlineData(VolatilityModel.Garch, 0.05, 0.08, 0.0, 0.9, 6.0)]
    [InlineData(VolatilityModel.Gjr, 0.05, 0.03, 0.10, 0.88, double.PositiveInfinity)]
    [InlineData(VolatilityModel.Gjr, 0.05, 0.03, 0.10, 0.88, 6.0)]
    [InlineData(VolatilityModel.Egarch, 0.01, 0.15, -0.10, 0.97, double.PositiveInfinity)]
    [InlineData(VolatilityModel.Egarch, 0.01, 0.15, -0.10, 0.97, 6.0)]
    public void Fit_recovers_a_simulated_process(
        VolatilityModel model,
        double omega,
        double alpha,
        double gamma,
        double beta,
        double freedom
    )
    {
        var truth = new GarchParameters(0.05, omega, alpha, gamma, beta, freedom);
        double[] returns = Simulate(model, truth, 8000, seed: 42);
        InnovationDistribution distribution = double.IsInfinity(freedom)
            ? InnovationDistribution.Normal
            : InnovationDistribution.StudentT;

        GarchFit fit = Garch.Fit(returns, new(model, distribution));

        Assert.True(fit.Status.Converged && fit.IsStationary, $"{fit.Status} {fit.Parameters}");
        GarchStandardErrors errors = fit.RobustStandardErrors;
        Within(truth.Mean, fit.Parameters.Mean, errors.Mean, "mu");
        Within(omega, fit.Parameters.Omega, errors.Omega, "omega");
        Within(alpha, fit.Parameters.Alpha, errors.Alpha, "alpha");
        Within(beta, fit.Parameters.Beta, errors.Beta, "beta");
        if (model != VolatilityModel.Garch)
        {
            Within(gamma, fit.Parameters.Gamma, errors.Gamma, "gamma");
        }

        if (distribution == InnovationDistribution.StudentT)
        {
            Within(freedom, fit.Parameters.DegreesOfFreedom, errors.DegreesOfFreedom, "nu");
        }

        static void Within(double expected, double actual, double error, string what) =>
            Assert.True(
                error > 0 && Math.Abs(actual - expected) < 3.5 * error,
                $"{what}: {actual} ± {error}, not {expected}"
            );
    }

    [Theory]
    [InlineData(VolatilityModel.Garch)]
    [InlineData(VolatilityModel.Gjr)]
    [InlineData(VolatilityModel.Egarch)]
    public void Fit_does_not_depend_on_the_unit_of_the_returns(VolatilityModel model)
    {
        double[] percent = Simulate(model, Typical(model), 1500, seed: 9);
        double[] fractions = [.. percent.Select(r => r / 100)];

        GarchFit inPercent = Garch.Fit(percent, new(model));
        GarchFit inFractions = Garch.Fit(fractions, new(model));

        Assert.True(inFractions.Status.Converged);
        Close(inPercent.Parameters.Mean, 100 * inFractions.Parameters.Mean);
        Close(inPercent.Parameters.Alpha, inFractions.Parameters.Alpha);
        Close(inPercent.Parameters.Beta, inFractions.Parameters.Beta);
        Close(inPercent.State.Variance, 1e4 * inFractions.State.Variance);
        Close(inPercent.RobustStandardErrors.Mean, 100 * inFractions.RobustStandardErrors.Mean);
        Close(inPercent.RobustStandardErrors.Beta, inFractions.RobustStandardErrors.Beta);
        Close(inPercent.LogLikelihood, inFractions.LogLikelihood - 1500 * Math.Log(100));

        static void Close(double expected, double actual) => OracleFile.Close(expected, actual, 1e-3, 1e-9);
    }

    [Theory]
    [InlineData(VolatilityModel.Garch)]
    [InlineData(VolatilityModel.Gjr)]
    [InlineData(VolatilityModel.Egarch)]
    public void Streaming_equals_batch_bit_for_bit(VolatilityModel model)
    {
        double[] returns = Simulate(model, Typical(model), 700, seed: 5);
        GarchFit fit = Garch.Fit(returns, new(model));

        var state = new GarchState(fit.ConditionalVariances[0]);
        for (int t = 0; t < returns.Length; t++)
        {
            Assert.Equal(fit.ConditionalVariances[t], state.Variance);
            state = new(fit.Process.Step(state, returns[t]).Variance); // saved and restored
        }

        Assert.Equal(fit.State, state);
        Assert.Equal(state.Variance, fit.Forecast(1)[0]);
        double[] variances = new double[700];
        (double logLikelihood, GarchState end) = Garch.Filter(returns, fit.Specification, fit.Parameters, variances);
        Assert.Equal((fit.LogLikelihood, fit.State), (logLikelihood, end));
    }

    [Fact]
    public void Filter_ignores_the_future()
    {
        GarchParameters parameters = Typical(VolatilityModel.Gjr);
        double[] returns = Simulate(VolatilityModel.Gjr, parameters, 600, seed: 8);
        double[] whole = new double[600];
        double[] part = new double[400];
        Garch.Filter(returns, Gjr with { Mean = ConditionalMean.Zero }, parameters, whole);
        Garch.Filter(returns.AsSpan(0, 400), Gjr with { Mean = ConditionalMean.Zero }, parameters, part);

        Assert.Equal(whole[..400], part);
    }

    [Fact]
    public void Fit_twice_gives_the_same_bits()
    {
        double[] returns = Simulate(VolatilityModel.Gjr, Typical(VolatilityModel.Gjr), 800, seed: 6);

        Assert.Equal(Garch.Fit(returns, Gjr).Parameters, Garch.Fit(returns, Gjr).Parameters);
    }

    [Fact]
    public void Forecast_follows_the_closed_form()
    {
        var process = new GarchProcess(VolatilityModel.Gjr, new(0, 0.1, 0.05, 0.1, 0.8));
        double[] forecast = new double[250];

        process.Forecast(new(4), forecast);

        Assert.Equal(0.9, process.Persistence, tolerance: 1e-15);
        Assert.Equal(1, process.UnconditionalVariance, tolerance: 1e-14); // 0.1 / (1 − 0.9)
        for (int h = 1; h <= forecast.Length; h++)
        {
            Assert.Equal(1 + Math.Pow(0.9, h - 1) * (4 - 1), forecast[h - 1], tolerance: 1e-12);
        }

        var integrated = new GarchProcess(VolatilityModel.Garch, new(0, 0.1, 0.2, 0, 0.8));
        integrated.Forecast(new(2), forecast);
        Assert.Equal(double.PositiveInfinity, integrated.UnconditionalVariance);
        Assert.Equal(2 + 0.1 * 249, forecast[249], tolerance: 1e-10);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(8.0)]
    public void Simulation_agrees_with_the_closed_form(double freedom)
    {
        var process = new GarchProcess(VolatilityModel.Gjr, new(0, 0.1, 0.05, 0.1, 0.8, freedom));
        double[] exact = new double[20];
        double[] simulated = new double[20];
        double[] again = new double[20];
        process.Forecast(new(4), exact);

        process.Simulate(new(4), 40_000, new Random(1), simulated);
        process.Simulate(new(4), 40_000, new Random(1), again);

        Assert.Equal(simulated, again);
        OracleFile.Close(exact, simulated, 0.02, 0);
    }

    [Fact]
    public void Egarch_forecasts_further_only_by_simulation()
    {
        var process = new GarchProcess(VolatilityModel.Egarch, new(0, 0, 0, 0, 0.5));
        double[] path = new double[5];

        Assert.Throws<ArgumentException>(() => process.Forecast(new(4), new double[2]));
        process.Simulate(new(4), 3, new Random(1), path); // no shock enters: ln σ² halves every step

        for (int h = 0; h < path.Length; h++)
        {
            Assert.Equal(Math.Exp(Math.Log(4) * Math.Pow(0.5, h)), path[h], tolerance: 1e-12);
        }
    }

    [Fact]
    public void Fit_on_noise_without_clustering_still_ends_and_says_so()
    {
        var random = new Random(12);
        double[] returns = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() - 0.5)];

        foreach (GarchSpecification specification in (GarchSpecification[])[new(), Gjr, Egarch])
        {
            GarchFit fit = Garch.Fit(returns, specification);

            Assert.True(fit.Status.Converged, $"{specification} {fit.Status} {fit.Parameters}");
            Assert.True(fit.LogLikelihood >= NormalLogLikelihood(returns) - 0.5);
            Assert.InRange(fit.State.Variance, 1.0 / 12 * 0.7, 1.0 / 12 * 1.4);
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        double[] good = Simulate(VolatilityModel.Garch, Typical(VolatilityModel.Garch), 200, seed: 1);
        double[] missing = [.. good];
        missing[7] = double.NaN;

        Assert.Throws<ArgumentException>(() => Garch.Fit(good.AsSpan(0, 99), new()));
        Assert.Throws<ArgumentException>(() => Garch.Fit(missing, new()));
        Assert.Throws<ArgumentException>(() => Garch.Fit([.. Enumerable.Repeat(0.01, 300)], new()));
        Assert.Throws<ArgumentException>(() => Garch.Filter(good, new(), new(0, 0.1, 0.1, 0, 0.8), new double[3]));
        Assert.Throws<ArgumentException>(() => Garch.Filter([], new(), new(0, 0.1, 0.1, 0, 0.8), []));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Garch.Filter(good, new(), new(0, 0.1, 0.1, 0, 0.8, 5), new double[200])
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Garch, new(0, 0, 0.1, 0, 0.8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Garch, new(0, 1, -0.1, 0, 0.8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Garch, new(0, 1, 0.1, 0.1, 0.8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Gjr, new(0, 1, 0.1, -0.2, 0.8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Egarch, new(0, 1, 0.1, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Garch, new(0, 1, 0.1, 0, 0.8, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(VolatilityModel.Garch, new(0, 1, 0.1, 0, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Garch.Fit(good, new()).Forecast(0));
        foreach (VolatilityModel model in Enum.GetValues<VolatilityModel>())
        {
            Assert.True(double.IsNaN(Process(model, Typical(model)).Step(new(1), double.NaN).Variance));
        }

        static GarchProcess Process(VolatilityModel model, GarchParameters parameters) => new(model, parameters);
    }

    private static GarchParameters Typical(VolatilityModel model) =>
        model == VolatilityModel.Egarch ? new(0.05, 0.01, 0.15, -0.1, 0.97)
        : model == VolatilityModel.Gjr ? new(0.05, 0.05, 0.03, 0.1, 0.88)
        : new(0.05, 0.05, 0.08, 0, 0.9);

    private static double[] Simulate(VolatilityModel model, GarchParameters parameters, int count, int seed)
    {
        var random = new Random(seed);
        var process = new GarchProcess(model, parameters);
        var state = new GarchState(1);
        double[] returns = new double[count];
        for (int t = -500; t < count; t++)
        {
            double z = Normal(random);
            if (double.IsFinite(parameters.DegreesOfFreedom))
            {
                // Whole degrees of freedom: a sum of squared normals.
                double squares = 0;
                for (int i = 0; i < (int)parameters.DegreesOfFreedom; i++)
                {
                    double normal = Normal(random);
                    squares += normal * normal;
                }

                z *= Math.Sqrt((parameters.DegreesOfFreedom - 2) / squares);
            }

            double periodReturn = parameters.Mean + state.Volatility * z;
            returns[Math.Max(t, 0)] = periodReturn;
            state = process.Step(state, periodReturn);
        }

        return returns;
    }

    private static double NormalLogLikelihood(double[] returns)
    {
        double mean = returns.Average();
        double variance = returns.Average(r => (r - mean) * (r - mean));
        return -0.5 * returns.Length * (Math.Log(2 * Math.PI * variance) + 1);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Value(JsonElement element, string name) => OracleFile.Number(element.GetProperty(name));
}
