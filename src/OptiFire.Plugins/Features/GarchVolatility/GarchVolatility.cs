using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Features;

/// <summary>Forecasts an instrument's volatility with a GARCH(1,1) or GJR model estimated by maximum likelihood.</summary>
/// <remarks>
/// <code>
/// σ²ₜ₊₁ = ω + (α + γ·1{ε &lt; 0})ε² + βσ²ₜ      E[σ²ₜ₊ₕ] = V + pʰ⁻¹(σ²ₜ₊₁ − V),  p = α + γ/2 + β,  V = ω/(1 − p)
/// </code>
/// Between estimations every return moves the variance on. An estimation that does not converge leaves the last
/// converged parameters in force and says so: <see cref="FitStatus"/>, <see cref="FitAge"/>.
/// </remarks>
public sealed class GarchVolatility(GarchVolatilityOptions options)
    : IPlugin<GarchVolatility, GarchVolatilityOptions>,
        IFeature
{
    private readonly GarchTracker _tracker = new(options);
    private readonly WindowNeed<Bar, double> _closes = CloseWindow.Of(
        BarSize.Day,
        options.TrainingReturns + 1,
        options.WarmUp + 1,
        Adjustment.TotalReturn
    );

    /// <summary>The volatility of the next daily return.</summary>
    public static Output<double> Sigma { get; } = Output.Number("sigma", "fraction per day");

    /// <summary>The same on a yearly scale: a unit, not a forecast of the year.</summary>
    public static Output<double> SigmaAnnual { get; } = Output.Number("sigma_annual", "fraction per year");

    /// <summary>The expected variance of the daily return at the horizon.</summary>
    public static Output<double> VarianceAtHorizon { get; } = Output.Number("variance_at_horizon", "fraction² per day");

    /// <summary>The expected variance of the return over the whole horizon: the sum over its days.</summary>
    public static Output<double> VarianceToHorizon { get; } = Output.Number("variance_to_horizon", "fraction²");

    /// <summary>How much of a shock to the variance is left a day later, below 1.</summary>
    public static Output<double> Persistence { get; } = Output.Number("persistence", "fraction");

    /// <summary>The parameters in force: μ, ω, α, γ, β.</summary>
    public static Output<double[]> Parameters { get; } = Output.Numbers("parameters");

    /// <summary>Where the parameters come from.</summary>
    public static Output<GarchFitStatus> FitStatus { get; } = Output.Enumeration<GarchFitStatus>("fit_status");

    /// <summary>Bars since the parameters were estimated.</summary>
    public static Output<long> FitAge { get; } = Output.Integer("fit_age", "bars");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("fe_garch", PluginCategory.Features, "GARCH volatility")
        {
            Summary = "Forecasts daily volatility with an estimated GARCH(1,1) or GJR-GARCH(1,1,1).",
            Sources =
            [
                "T. Bollerslev, Journal of Econometrics 31 (1986) 307–327",
                "L. Glosten, R. Jagannathan and D. Runkle, Journal of Finance 48 (1993) 1779–1801",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
            {
                Needs = [_closes],
                Outputs =
                [
                    Sigma,
                    SigmaAnnual,
                    VarianceAtHorizon,
                    VarianceToHorizon,
                    Persistence,
                    Parameters,
                    FitStatus,
                    FitAge,
                ],
                Budget = new Budget(CpuMilliseconds: 1_000, MemoryMegabytes: 50),
            }
        ).WithState(static () => GarchVolatilityState.Empty);

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        ref GarchVolatilityState state = ref run.State<GarchVolatilityState>();
        RunResult result = _tracker.Advance(run.Window(_closes), run.Calendar, ref state);
        if (result != RunResult.Ok)
        {
            return result;
        }

        var process = new GarchProcess(options.Model, state.Parameters);
        double[] forecast = new double[options.Horizon];
        process.Forecast(new GarchState(state.Variance), forecast);
        double sigma = Math.Sqrt(state.Variance);
        GarchParameters parameters = state.Parameters;
        run.Publish(Sigma, sigma);
        run.Publish(SigmaAnnual, sigma * Math.Sqrt(run.Calendar.SessionsPerYear));
        run.Publish(VarianceAtHorizon, forecast[^1]);
        run.Publish(VarianceToHorizon, forecast.Sum());
        run.Publish(Persistence, process.Persistence);
        run.Publish(
            Parameters,
            [parameters.Mean, parameters.Omega, parameters.Alpha, parameters.Gamma, parameters.Beta]
        );
        bool isNewest = state.BarsSinceFit == state.BarsSinceAttempt;
        run.Publish(FitStatus, isNewest ? GarchFitStatus.Converged : GarchFitStatus.KeptEarlier);
        run.Publish(FitAge, state.BarsSinceFit);
        return RunResult.Ok;
    }
}
