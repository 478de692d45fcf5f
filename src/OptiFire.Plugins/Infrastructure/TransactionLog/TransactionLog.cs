using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Reports how far the journal reaches, how fast it grows, and whether it is still the one it was.</summary>
/// <remarks>
/// The journal itself is the engine's: switching this off stops the reports, never the journal. The head kept here, in
/// the checkpoint and in the results, is what shows that a journal's end was cut off: the chain alone cannot.
/// </remarks>
public sealed class TransactionLog(TransactionLogOptions options)
    : IPlugin<TransactionLog, TransactionLogOptions>,
        IMonitor
{
    private const double BytesPerMegabyte = 1 << 20;

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_sqlite_txlog", PluginCategory.Infrastructure, "Transaction log")
        {
            Summary = "Reports the journal's head, its growth and its age at each session close.",
            Sources =
            [
                "S. Haber and W. S. Stornetta, Journal of Cryptology 3 (1991) 99–111, for the chain of hashes",
                "SQLite documentation: write-ahead logging, PRAGMA synchronous",
            ],
            SafetyCritical = true,
        };

    /// <summary>The last sequence number of the view.</summary>
    public static Output<long> Sequence { get; } = Output.Integer("sequence");

    /// <summary>Commit groups handed to the store.</summary>
    public static Output<long> Groups { get; } = Output.Integer("groups");

    /// <summary>Records in those groups.</summary>
    public static Output<long> Records { get; } = Output.Integer("records");

    /// <summary>Their size in stored form.</summary>
    public static Output<long> StoredBytes { get; } = Output.Integer("bytes", "bytes");

    /// <summary>The last group's hash in lower-case hexadecimal.</summary>
    public static Output<string> HeadHash { get; } = Output.Text("head_hash");

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Monitor, Scope.Engine, Trigger.At(Schedule.AtClose()))
            {
                Needs = [Need.Journal],
                Outputs = [Sequence, Groups, Records, StoredBytes, HeadHash],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            }
        ).WithState(static () => default(TransactionLogState));

    /// <inheritdoc />
    public RunResult Observe(IMonitorRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        JournalHead head = run.Journal;
        ref TransactionLogState state = ref run.State<TransactionLogState>();
        if (state.Seen is { } seen)
        {
            Compare(run, seen, head);
        }
        else
        {
            state = state with { Since = run.Now };
        }

        state = state with { Seen = head, Reminders = Remind(run, state) };
        run.Publish(Sequence, head.Sequence);
        run.Publish(Groups, head.Groups);
        run.Publish(Records, head.Records);
        run.Publish(StoredBytes, head.Bytes);
        run.Publish(HeadHash, head.Hash);
        return RunResult.Ok;
    }

    private void Compare(IMonitorRun run, JournalHead seen, JournalHead head)
    {
        if (head.Groups < seen.Groups || head.Records < seen.Records || head.Sequence < seen.Sequence)
        {
            run.Report(
                FindingSeverity.Critical,
                $"the journal ends at group {head.Groups}, sequence {head.Sequence}; it reached group {seen.Groups}, sequence {seen.Sequence}, before"
            );
        }
        else if (head.Groups == seen.Groups && head.Hash != seen.Hash)
        {
            run.Report(
                FindingSeverity.Critical,
                $"group {head.Groups} of the journal has hash {head.Hash}; it had {seen.Hash} before"
            );
        }

        double growth = (head.Bytes - seen.Bytes) / BytesPerMegabyte;
        if (growth > options.MaxGrowthMegabytes)
        {
            run.Report(
                FindingSeverity.Warning,
                FormattableString.Invariant(
                    $"the journal grew by {growth:0.###} MB in a session, limit {options.MaxGrowthMegabytes} MB"
                )
            );
        }
    }

    private long Remind(IMonitorRun run, TransactionLogState state)
    {
        if (options.RetentionDays == 0)
        {
            return 0;
        }

        long due = (run.Now - state.Since).Ticks / (options.RetentionDays * TimeSpan.TicksPerDay);
        if (due > state.Reminders)
        {
            run.Report(
                FindingSeverity.Information,
                FormattableString.Invariant($"the journal is older than {options.RetentionDays} days: archive it")
            );
        }

        return due;
    }
}
