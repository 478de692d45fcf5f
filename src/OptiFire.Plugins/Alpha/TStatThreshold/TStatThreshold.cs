using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Lets a signal count only when its paper record is more than luck, the number of trials allowed for.</summary>
/// <remarks>
/// <code>
/// t = mean / s.e.,  s.e. by Newey–West with L = max(⌊4(n/100)^(2/9)⌋, bets that overlap)
/// t* = max(hurdle, Φ⁻¹(1 − p*/2)),  p* = α/m for Bonferroni       passes when t ≥ t*
/// </code>
/// Only t above 0 passes: a signal that loses reliably is no reason to follow it.
/// </remarks>
public sealed class TStatThreshold(TStatThresholdOptions options)
    : IPlugin<TStatThreshold, TStatThresholdOptions>,
        ISignalFilter
{
    private readonly TrackRecordNeed _records = Need.TrackRecords();

    /// <summary>The t that has to be reached.</summary>
    public static Output<double> Required { get; } = Output.Number("hurdle", "standard errors");

    /// <summary>The signals with enough bets, separated by commas, in the order of the figures.</summary>
    public static Output<string> Judged { get; } = Output.Text("judged");

    /// <summary>Their t statistics.</summary>
    public static Output<double[]> Statistics { get; } = Output.Numbers("t");

    /// <summary>How many independent bets theirs are worth.</summary>
    public static Output<double[]> EffectiveBets { get; } = Output.Numbers("n_eff");

    /// <summary>How many signals pass.</summary>
    public static Output<long> Passing { get; } = Output.Integer("passing", "signals");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_t_stat_threshold", PluginCategory.Alpha, "t-statistic threshold")
        {
            Summary = "Blocks signals whose paper record is not significant after the number of trials.",
            Sources =
            [
                "C. R. Harvey, Y. Liu and H. Zhu, Review of Financial Studies 29 (2016) 5–68",
                "W. K. Newey and K. D. West, Econometrica 55 (1987) 703–708",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.SignalFilter, Scope.Portfolio, Trigger.At(Schedule.AtClose()))
            {
                Needs = [_records],
                Outputs = [Required, Judged, Statistics, EffectiveBets, Passing],
                Budget = new Budget(CpuMilliseconds: 200, MemoryMegabytes: 20),
            }
        );

    /// <inheritdoc />
    public RunResult Filter(ISignalFilterRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IReadOnlyList<TrackRecord> records = run.TrackRecords(_records);
        if (records.Count == 0)
        {
            return RunResult.NotReady("there is no signal to judge");
        }

        int trials = Math.Max(options.Trials > 0 ? options.Trials : records.Sum(r => r.Trials), 1);
        double hurdle = Math.Max(
            options.Hurdle,
            TrialHurdle.ForTrials(trials, options.Correction, options.Significance)
        );
        var judged = new List<(string Name, BetReading Reading)>();
        long passing = 0;
        foreach (TrackRecord record in records)
        {
            bool passes = options.PassUnproven;
            string reason = "too few bets are closed, or they do not vary";
            if (record.Bets.Count >= options.MinBets)
            {
                BetReading reading = BetReading.Of(record.Bets, Math.Max(options.MaxBets, options.MinBets));
                if (double.IsFinite(reading.Test.TStatistic))
                {
                    judged.Add((record.Instance.ToString(), reading));
                    passes = reading.Test.TStatistic >= hurdle;
                    reason = passes ? "t reaches the hurdle" : "t is below the hurdle";
                }
            }

            run.SetPassing(record.Instance, passes, reason);
            passing += passes ? 1 : 0;
        }

        run.Publish(Required, hurdle);
        run.Publish(Judged, string.Join(',', judged.Select(j => j.Name)));
        run.Publish(Statistics, [.. judged.Select(j => j.Reading.Test.TStatistic)]);
        run.Publish(EffectiveBets, [.. judged.Select(j => j.Reading.EffectiveCount)]);
        run.Publish(Passing, passing);
        return RunResult.Ok;
    }
}
