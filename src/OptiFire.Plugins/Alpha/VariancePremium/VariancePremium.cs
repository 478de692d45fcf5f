using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Volatility;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Plugins.Alpha;

/// <summary>Is long shares while options are paid more for variance than the market delivers.</summary>
/// <remarks>
/// <code>
/// VRP = (VIX/100)²·30/365 − Σ over 22 sessions of daily variance
/// forward = (VIX/100)²·30/365 − E[Σ over the next 22],  RV₊₁ = c + β_d·RV_d + β_w·RV_w + β_m·RV_m
/// level = VRP / (full_at · σ of past premiums), within [−1, 1]
/// </code>
/// Variances are subtracted over one horizon. Runs when a close of the index becomes available, after the shares' own.
/// </remarks>
public sealed class VariancePremium(VariancePremiumOptions options)
    : IPlugin<VariancePremium, VariancePremiumOptions>,
        ISignal
{
    private readonly PremiumInputs _inputs = new(options);

    private readonly WindowNeed<Bar, double> _index = CloseWindow.Of(
        BarSize.Day,
        options.ScoreWindow + options.MaxUnmatched,
        options.ScoreWindow,
        Adjustment.Raw,
        options.Index
    );

    /// <summary>Implied less realised variance of 30 days; the sign is kept.</summary>
    public static Output<double> Premium { get; } = Output.Number("vrp", "variance per 30 days");

    /// <summary>The difference of both volatilities.</summary>
    public static Output<double> VolatilityPoints { get; } = Output.Number("vrp_vol_points", "% per year");

    /// <summary>Where the premium stands among past ones.</summary>
    public static Output<double> Z { get; } = Output.Number("z", "standard deviations");

    /// <summary>Implied variance.</summary>
    public static Output<double> Implied { get; } = Output.Number("implied", "variance per 30 days");

    /// <summary>Realised variance of the last 22 sessions.</summary>
    public static Output<double> Realized { get; } = Output.Number("realized", "variance per 30 days");

    /// <summary>Implied variance less that expected of the next 22 sessions; written only where the forecast is determined and above 0.</summary>
    public static Output<double> Forward { get; } = Output.Number("vrp_forward", "variance per 30 days");

    /// <summary>What measured the daily variances: all but Intraday are fallbacks.</summary>
    public static Output<RealizedEstimator> Estimator { get; } = Output.Enumeration<RealizedEstimator>("estimator");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_vrp", PluginCategory.Alpha, "Variance risk premium")
        {
            Summary = "Compares the variance options imply with the variance the market delivers.",
            Sources =
            [
                "T. Bollerslev, G. Tauchen and H. Zhou, Review of Financial Studies 22 (2009) 4463–4492",
                "P. Carr and L. Wu, Review of Financial Studies 22 (2009) 1311–1341",
                "F. Corsi, Journal of Financial Econometrics 7 (2009) 174–196",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(
                Role.Signal,
                Scope.Universe(options.Underlying),
                Trigger.On<Bar>(options.Index, BarSize.Day.Variant)
            )
            {
                Needs = [_index, .. _inputs.Needs],
                Outputs = [Premium, VolatilityPoints, Z, Implied, Realized, Forward, Estimator],
                Budget = new Budget(CpuMilliseconds: 50, MemoryMegabytes: 10),
            }
        );

    /// <inheritdoc />
    public RunResult Evaluate(ISignalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Window<double> index = run.Window(_index);
        DailyVariances days = _inputs.Measure(run);
        var premiums = PremiumPath.Of(index, days, options);
        if (premiums.Reason is { } reason)
        {
            return RunResult.NotReady(reason);
        }

        double deviation = SpreadScale.Of(premiums.Values).Deviation;
        if (!(deviation > 0))
        {
            return RunResult.NotReady("the premiums do not vary");
        }

        double vix = index.Values[^1];
        double premium = premiums.Values[^1];
        double implied = VarianceRiskPremium.Implied(vix, VarianceUnits.Horizon);
        double realized = implied - premium;
        run.Publish(Premium, premium);
        run.Publish(VolatilityPoints, vix - 100 * Math.Sqrt(realized / VarianceUnits.Horizon.ImpliedScale));
        run.Publish(Z, SpreadScale.Of(premiums.Values).Score(premium));
        run.Publish(Implied, implied);
        run.Publish(Realized, realized);
        run.Publish(Estimator, options.Estimator);
        double expected = premiums.Expected;
        if (expected > 0)
        {
            run.Publish(Forward, implied - expected);
        }

        run.Emit(
            new SignalUpdate(Math.Clamp(premium / (options.FullAt * deviation), options.AllowShort ? -1 : 0, 1))
            {
                Horizon = TimeSpan.FromDays(30),
                ValidFor = TimeSpan.FromDays(options.MaxGapDays),
                Legs = [new SignalLeg(run.Universe[0].Id, 1)],
                Reason =
                    premium > 0 ? "options cost more than the market moved" : "the market moved more than options cost",
            }
        );
        return RunResult.Ok;
    }
}
