using OptiFire.Numerics.Risk;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Risk;

/// <summary>Halves targets as the account falls from its high, and stops trading for good at the cap.</summary>
/// <remarks>
/// <code>
/// DD = 1 − E/HWM on mark-to-market equity, flows taken out
/// DD ≥ stop_at     multiplier 0, reductions only, positions closed; latched until re-armed by hand
/// DD ≥ reduce_at   multiplier reduced_multiplier, until DD &lt; restore_below
/// </code>
/// Asked on every mark, fill and flow, so it acts though no target changes. Allocates nothing per check.
/// </remarks>
public sealed class DrawdownStop(DrawdownStopOptions options)
    : IPlugin<DrawdownStop, DrawdownStopOptions>,
        IGuard,
        IFeature,
        IReport
{
    private readonly DrawdownRules _rules = options.ToRules();
    private readonly EquityNeed _closes = Need.Equity(options.ChartedCloses, 2);
    private readonly GuardVerdict _reduced = new(
        options.ReducedMultiplier,
        TradingState.Active,
        Flatten: false,
        FormattableString.Invariant($"drawdown reached {options.ReduceAt:0.####}")
    );

    // Holding means keeping what is there, so the multiplier must not shrink it: the trading state alone forbids more.
    private readonly GuardVerdict _stopped = new(
        options.OnStop == StopAction.Flatten ? 0 : 1,
        TradingState.ReduceOnly,
        options.OnStop == StopAction.Flatten,
        FormattableString.Invariant($"drawdown reached {options.StopAt:0.####}: re-arm by hand")
    );

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("risk_drawdown_derisk", PluginCategory.Risk, "Drawdown stop")
        {
            Summary =
                "Reduces targets as equity falls from its high and stops trading at the cap until re-armed by hand.",
            Sources =
            [
                "S. Grossman and Z. Zhou, Mathematical Finance 3 (1993) 241–276",
                "A. Chekhlov, S. Uryasev and M. Zabarankin, Int. J. Theoretical and Applied Finance 8 (2005) 13–58",
            ],
            SafetyCritical = true,
        };

    /// <summary>The share of targets the ladder allows: 1, the reduced multiplier, or 0 while stopped.</summary>
    public static Output<double> Multiplier { get; } = Output.Number("multiplier", "fraction of targets");

    /// <summary>1 while the stop waits to be re-armed, else 0.</summary>
    public static Output<long> Latched { get; } = Output.Integer("latched", "0 or 1");

    /// <summary>The fall from the high-water mark at the last session close; positive for a loss.</summary>
    public static Output<double> CurrentDrawdown { get; } =
        Output.Number("drawdown", "fraction of the high-water mark");

    /// <summary>The high in today's money at the last session close.</summary>
    public static Output<double> Peak { get; } = Output.Number("high_water_mark", "base currency");

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Guard, Scope.Portfolio) { Outputs = [Multiplier, Latched] },
            // By session: written on every mark these two would put a record per mark into the journal.
            new Activation(Role.Feature, Scope.Portfolio, Trigger.At(Schedule.AtClose()))
            {
                Outputs = [CurrentDrawdown, Peak],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            },
            new Activation(Role.Report, Scope.Portfolio, Trigger.At(Schedule.AtClose())) { Needs = [_closes] }
        ).WithState(static () => default(DrawdownStopState));

    /// <inheritdoc />
    public RunResult Check(IGuardRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ref DrawdownStopState state = ref run.State<DrawdownStopState>();
        double equity = (double)run.AccountEquity;
        if (state.Ladder.Mark.Peak == 0 && equity <= 0)
        {
            return RunResult.NotReady("there is no equity yet");
        }

        // An account with nothing left has no new high to start from: it stays stopped.
        bool rearms = run.Cause == GuardCause.Rearm && state.Ladder.IsLatched && equity > 0;
        DrawdownLadderState next = rearms
            ? DrawdownLadder.Rearm(state.Ladder, equity)
            : DrawdownLadder.Step(state.Ladder, equity, (double)run.FlowSinceLast, _rules);
        state = new DrawdownStopState(next);
        run.Publish(Multiplier, DrawdownLadder.Multiplier(next, _rules));
        run.Publish(Latched, next.IsLatched ? 1 : 0);
        run.Restrict(
            next.Rung switch
            {
                DrawdownRung.Full => GuardVerdict.Clear,
                DrawdownRung.Reduced => _reduced,
                _ => _stopped,
            }
        );
        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        HighWaterMark mark = run.State<DrawdownStopState>().Ladder.Mark;
        if (mark.Peak == 0)
        {
            return RunResult.NotReady("there is no equity yet");
        }

        run.Publish(CurrentDrawdown, mark.Drawdown);
        run.Publish(Peak, mark.Peak);
        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Draw(IReportRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Show(DrawdownChart.Draw(run.Equity(_closes), options));
        return RunResult.Ok;
    }
}
