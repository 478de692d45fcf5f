using OptiFire.Numerics.Microstructure;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Measures how one-sided the flow of trades is by VPIN, and takes no new exposure while it is extreme.</summary>
/// <remarks>
/// <code>
/// V = mean session volume/50      bought = Σ volumeᵢ·Φ(ΔPᵢ/σ)      VPIN = Σ over n buckets of |bought − sold| / (n·V)
/// toxic iff the rank of VPIN among its own last values ≥ toxic_from
/// </code>
/// Buckets, not minutes, are the clock: <see cref="Vpin"/> splits a minute that crosses an edge. σ and V know only what is past.
/// </remarks>
public sealed class FlowToxicity(FlowToxicityOptions options)
    : IPlugin<FlowToxicity, FlowToxicityOptions>,
        IFeature,
        IRisk,
        IReport
{
    private readonly ToxicityTracker _tracker = new(options);
    private readonly RowsNeed<Bar> _bars = Arrivals.Of<Bar>(BarSize.Minute.Variant);
    private readonly RowsNeed<Trade> _trades = Arrivals.Of<Trade>();

    /// <summary>VPIN, a fraction in [0, 1]; nothing before there are enough buckets.</summary>
    public static Output<double> Toxicity { get; } = Output.Number("vpin", "fraction");

    /// <summary>Its rank among its own last values, a fraction in (0, 1]; nothing before there are enough values.</summary>
    public static Output<double> Cdf { get; } = Output.Number("vpin_cdf", "fraction");

    /// <summary>1 while the CDF is at the threshold or above, else 0.</summary>
    public static Output<long> IsToxic { get; } = Output.Integer("toxic", "0 or 1");

    /// <summary>Full buckets since the start.</summary>
    public static Output<long> FullBuckets { get; } = Output.Integer("full_buckets", "buckets");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_vpin", PluginCategory.Alpha, "Flow toxicity (VPIN)")
        {
            Summary = "Measures how one-sided volume is, bucket by bucket, and takes no new exposure at extremes.",
            Sources =
            [
                "D. Easley, M. López de Prado and M. O'Hara, Review of Financial Studies 25 (2012) 1457–1493",
                "T. Andersen and O. Bondarenko, Journal of Financial Markets 17 (2014) 1–46",
            ],
        };

    private Trigger Data => options.Input == FlowInput.Trades ? Trigger.On<Trade>() : Trigger.OnBar(BarSize.Minute);

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Data)
            {
                Needs = [options.Input == FlowInput.Trades ? _trades : _bars],
                Outputs = [Toxicity, Cdf, FullBuckets],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 2),
            },
            new Activation(Role.Risk, Scope.Instrument(), Data)
            {
                Outputs = [IsToxic],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            },
            new Activation(Role.Report, Scope.Instrument(), Trigger.At(Schedule.AtClose()))
            {
                Budget = new Budget(CpuMilliseconds: 10, MemoryMegabytes: 2),
            }
        ).WithState(static () => new FlowToxicityState());

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ref FlowToxicityState state = ref run.State<FlowToxicityState>();
        long before = state.FullBuckets;
        TakeAll(run, ref state);
        if (state.FullBuckets != before && !double.IsNaN(state.Toxicity))
        {
            run.Publish(Toxicity, state.Toxicity);
            run.Publish(FullBuckets, state.FullBuckets);
            if (!double.IsNaN(state.Rank))
            {
                run.Publish(Cdf, state.Rank);
            }
        }

        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Decide(IRiskRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        FlowToxicityState state = run.State<FlowToxicityState>();
        if (double.IsNaN(state.Rank))
        {
            return RunResult.NotReady(
                state.Flow is null ? "no whole session yet to size buckets by"
                : double.IsNaN(state.Toxicity) ? "not enough full buckets yet"
                : "not enough values of VPIN yet for its CDF"
            );
        }

        bool isToxic = state.Rank >= options.ToxicFrom;
        run.Publish(IsToxic, isToxic ? 1 : 0);
        run.Decide(
            isToxic ? RiskDecision.Block("order flow is toxic") : RiskDecision.Keep("order flow is not extreme")
        );
        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Draw(IReportRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        FlowToxicityState state = run.State<FlowToxicityState>();
        if (state.Flow is not { Readings: [_, _, ..] } flow)
        {
            return RunResult.NotReady("not enough full buckets yet");
        }

        run.Show(ToxicityDrawing.Chart(flow, state.FullBuckets));
        run.Show(ToxicityDrawing.Table(state, run.Instrument));
        return RunResult.Ok;
    }

    private void TakeAll(IRun run, ref FlowToxicityState state)
    {
        if (options.Input == FlowInput.Trades)
        {
            foreach (ref readonly Trade trade in Arrivals.After(run.Rows(_trades), state.SeenUntil))
            {
                _tracker.Take(in trade, run.Calendar, ref state);
            }
        }
        else
        {
            foreach (ref readonly Bar bar in Arrivals.After(run.Rows(_bars), state.SeenUntil))
            {
                _tracker.Take(FlowSlice.Of(in bar), run.Calendar, ref state);
            }
        }

        state.SeenUntil = run.Now;
    }
}
