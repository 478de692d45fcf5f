using OptiFire.Numerics.Risk;
using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Risk;

/// <summary>Sizes the whole portfolio so that its forecast volatility meets a target.</summary>
/// <remarks>
/// <code>
/// L = min(max_leverage, target/σ),  σ = √(w′Σw · sessions per year),  Σ = EWMA(λ) covariance of daily returns
/// </code>
/// w are the weights held now, brought back to multiplier 1. w′Σw is computed as the EWMA variance of what w would have
/// earned each day, Σλⁱ(w′rₜ₋ᵢ)²: the same number without the matrix. A changed multiplier smaller than the band is
/// ignored.
/// </remarks>
public sealed class VolatilityTargeting(VolatilityTargetingOptions options)
    : IPlugin<VolatilityTargeting, VolatilityTargetingOptions>,
        ISizing
{
    private readonly PanelNeed<Bar, double> _closes = Need.Panel(
        Bar.ClosePrice,
        BarSize.Day.Variant,
        options.LookbackSessions + 1
    ) with
    {
        Adjustment = Adjustment.TotalReturn,
    };

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("risk_vol_target", PluginCategory.Risk, "Volatility target")
        {
            Summary = "Scales the portfolio so that the forecast volatility of what it holds meets a target.",
            Sources =
            [
                "A. Moreira and T. Muir, Journal of Finance 72 (2017) 1611–1644",
                "C. Harvey et al., Journal of Portfolio Management 45 (2018) 14–33",
                "J.P. Morgan/Reuters, RiskMetrics Technical Document, 4th ed. (1996)",
            ],
        };

    /// <summary>The multiplier in force.</summary>
    public static Output<double> Leverage { get; } = Output.Number("leverage", "multiple of targets");

    /// <summary>Forecast volatility of the portfolio at multiplier 1.</summary>
    public static Output<double> PortfolioVolatility { get; } =
        Output.Number("portfolio_vol_annual", "fraction per year, at multiplier 1");

    /// <inheritdoc />
    public PluginPlan Plan =>
        // On bars, not on the clock: what the last decision bought is filled by the time the next bar is in.
        new PluginPlan(
            new Activation(Role.Sizing, Scope.Portfolio, Trigger.OnBar(BarSize.Day))
            {
                Needs = [Need.Portfolio, _closes],
                Outputs = [Leverage, PortfolioVolatility],
                Stage = Stage.Scale,
                Budget = new Budget(CpuMilliseconds: 50, MemoryMegabytes: 10),
            }
        ).WithState(static () => new VolatilityTargetingState());

    /// <inheritdoc />
    public RunResult Size(ISizingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        PortfolioView portfolio = run.Portfolio;
        if (portfolio.Equity <= 0)
        {
            return RunResult.NotReady("there is no equity");
        }

        VolatilityTargetingState state = run.State<VolatilityTargetingState>();
        Composition held = Composition.Of(portfolio);
        double heldLeverage = held.HasSameQuantities(state.Held) ? state.HeldLeverage : state.Leverage;
        // A flat account goes on measuring what it held last, or it could be scaled to nothing and stay there.
        Composition unscaled = held.Instruments.Length > 0 ? held.DividedBy(heldLeverage) : state.Unscaled;
        if (unscaled.Instruments.Length == 0)
        {
            return RunResult.NotReady("nothing was held yet");
        }

        List<Timestamp> times = unscaled.CommonTimes(run, _closes);
        if (times.Count <= options.MinSessions)
        {
            return RunResult.NotReady("too few sessions with a close of everything held");
        }

        if (run.Now - times[^1] > TimeSpan.FromDays(options.MaxAgeDays))
        {
            return RunResult.NotReady("the closes of what is held are too old");
        }

        if (times[^1] > state.AsOf)
        {
            state.Volatility = Forecast(unscaled.Returns(run, _closes, times), run.Calendar.SessionsPerYear);
            double wanted = VolatilityTarget.Leverage(options.Target, state.Volatility, options.MaxLeverage);
            state.Leverage = VolatilityTarget.Rebalance(state.Leverage, wanted, options.Band);
            (state.AsOf, state.Held, state.Unscaled, state.HeldLeverage) = (times[^1], held, unscaled, heldLeverage);
        }

        run.State<VolatilityTargetingState>() = state;
        run.Publish(Leverage, state.Leverage);
        run.Publish(PortfolioVolatility, state.Volatility);
        run.Scale(state.Leverage, "volatility target");
        return RunResult.Ok;
    }

    private double Forecast(double[] returns, int sessionsPerYear)
    {
        double start = Ewma.Backcast(returns, options.Decay);
        double variance = Ewma.Variance(returns, options.Decay, start, new double[returns.Length]);
        return Math.Sqrt(variance * sessionsPerYear);
    }
}
