using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Puts rows aside that cannot be right, scores the data of each instrument, and takes no new risk on bad data.</summary>
/// <remarks>
/// <code>
/// clean share ← clean share + (clean − clean share) / quality_rows      clean is 1 or 0 per row
/// quality = 0 while a price waits to be confirmed, a series stands still, or a whole session brought no price
///         = clean share otherwise
/// </code>
/// New exposure stops below minimum_quality and is allowed again from release_quality on. Exits are never held up.
/// </remarks>
public sealed class DataValidation(DataValidationOptions options)
    : IPlugin<DataValidation, DataValidationOptions>,
        IDataFilter,
        IRisk,
        IReport
{
    private const double Step = 0.01;

    private readonly RowJudge _judge = new(options);
    private readonly OutputNeed<double> _rowQuality = Need.Output(RowQuality);

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_pandera_validation", PluginCategory.Infrastructure, "Data validation")
        {
            Summary = "Puts rows aside that break a rule of their kind, and takes no new risk on data of low quality.",
            Sources =
            [
                "C. Brownlees and G. Gallo, Computational Statistics and Data Analysis 51 (2006) 2232–2245",
                "N. Bantilan, pandera: statistical data validation, Proc. SciPy (2020) 116–124",
                "F. Hampel, J. American Statistical Association 69 (1974) 383–393",
            ],
        };

    /// <summary>The share of clean rows, 0 to 1; 0 while a price waits to be confirmed or a series stands still. Written in steps of 0.01.</summary>
    public static Output<double> RowQuality { get; } = Output.Number("row_quality", "0 to 1");

    /// <summary>The same, and 0 while a whole session brought no price.</summary>
    public static Output<double> Quality { get; } = Output.Number("quality", "0 to 1");

    /// <summary>1 while no new exposure is taken in the instrument, else 0.</summary>
    public static Output<long> Blocked { get; } = Output.Integer("blocked", "0 or 1");

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.DataFilter, Scope.Instrument()) { Outputs = [RowQuality] },
            new Activation(Role.Risk, Scope.Instrument(), Trigger.OnOutput(RowQuality), Trigger.At(Schedule.AtOpen()))
            {
                Needs = [_rowQuality],
                Outputs = [Quality, Blocked],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 2),
            },
            new Activation(Role.Report, Scope.Instrument(), Trigger.At(Schedule.AtClose()))
            {
                Budget = new Budget(CpuMilliseconds: 10, MemoryMegabytes: 4),
            }
        ).WithState(static () => new DataValidationState());

    /// <inheritdoc />
    public DataVerdict Check<T>(in T datum, IDataFilterRun run)
        where T : struct, IDatum<T>
    {
        ArgumentNullException.ThrowIfNull(run);
        DataValidationState state = run.State<DataValidationState>();
        DataVerdict verdict = _judge.Judge(in datum, state, run);
        state.Rows++;
        if (!verdict.Accepts)
        {
            state.RowsPutAside++;
            foreach (QuarantineReason rule in verdict.Broken)
            {
                state.PutAside[(int)rule]++;
            }
        }

        state.CleanShare += ((verdict.Accepts ? 1 : 0) - state.CleanShare) / options.QualityRows;
        if (run.Shard != ShardKey.Whole)
        {
            Publish(state, run);
        }

        return verdict;
    }

    /// <inheritdoc />
    public RunResult Decide(IRiskRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        DataValidationState state = run.State<DataValidationState>();
        state.IsSilent = IsSilent(state, run);
        double quality = state.IsSilent ? 0 : state.RowQuality;
        state.IsBlocked = quality < (state.IsBlocked ? options.ReleaseQuality : options.MinimumQuality);
        run.Publish(Quality, quality);
        run.Publish(Blocked, state.IsBlocked ? 1 : 0);
        run.Decide(state.IsBlocked ? RiskDecision.Block(Reason(state)) : RiskDecision.Keep("data are good enough"));
        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Draw(IReportRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        DataValidationState state = run.State<DataValidationState>();
        if (state.Rows == 0)
        {
            return RunResult.NotReady("no data yet");
        }

        state.Sample(run.Now, state.IsSilent ? 0 : state.RowQuality);
        DataQualityDrawing.Draw(run, state);
        return RunResult.Ok;
    }

    private static bool IsSilent(DataValidationState state, IRiskRun run) =>
        state.LastPriceTime != Timestamp.MinValue
        && SessionGaps.Covers(run.Calendar, state.LastPriceTime, run.Now)
        && state.LastPriceTime < run.Calendar.LastClosedBefore(run.Now).Open;

    private static string Reason(DataValidationState state) =>
        state.IsSilent ? "the last session brought no price"
        : state.HeldSeries > 0 ? "a price waits to be confirmed"
        : state.StaleSeries > 0 ? "the price stands still"
        : "too many rows were put aside or are missing";

    private void Publish(DataValidationState state, IDataFilterRun run)
    {
        double quality = state.RowQuality;
        bool moved = !(Math.Abs(quality - state.Published) < Step); // also before the first
        bool turns = state.IsBlocked ? quality >= options.ReleaseQuality : quality < options.MinimumQuality;
        if (moved || turns || state.IsSilent || (quality == 0) != (state.Published == 0))
        {
            state.Published = quality;
            run.Publish(RowQuality, quality);
        }
    }
}
