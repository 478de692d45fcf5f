using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;

namespace OptiFire.Soak;

/// <summary>Checks that no change of settings was lost, made up, or taken twice, and that no latch was forgotten.</summary>
internal static class ChangesCheck
{
    private const string Guard = "risk_drawdown_derisk";

    /// <summary>Checks a run that has come to its end.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="kept">What the journal held after each kill.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>Everything that is wrong.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string folder,
        IReadOnlyList<CommitGroup[]> kept,
        CancellationToken cancellationToken
    )
    {
        CommitGroup[] groups = [.. SqliteStore.ReadGroups(SoakFiles.Journal(folder))];
        JournalEntry[] entries = [.. groups.SelectMany(g => JournalEntry.ReadAll(g.Payload))];
        List<string> faults =
        [
            .. CheckKept(groups, kept),
            .. CheckVersions(folder, entries),
            .. CheckLatches(entries),
            .. CheckWhole(entries),
        ];
        ReplayComparison comparison = await SoakRun.CompareAsync(folder, cancellationToken).ConfigureAwait(false);
        if (!comparison.IsEqual)
        {
            faults.Add($"a run without a stop differs: {comparison.First}");
        }

        return faults;
    }

    private static IEnumerable<string> CheckKept(CommitGroup[] groups, IReadOnlyList<CommitGroup[]> kept)
    {
        foreach (CommitGroup[] before in kept)
        {
            if (
                before.Length > groups.Length
                || before.Zip(groups).Any(p => !p.First.Payload.Span.SequenceEqual(p.Second.Payload.Span))
            )
            {
                yield return "what was in the journal after a kill is not in it any more";
            }
        }
    }

    private static IEnumerable<string> CheckVersions(string folder, JournalEntry[] entries)
    {
        // Opening the store checks its chain, and that no version is missing.
        using var store = SqliteSettingsStore.OpenForReading(SoakFiles.Settings(folder));
        SettingsVersion[] stored = [.. store.Read(int.MaxValue, null).Reverse()];
        if (!stored.Select(v => v.Number).SequenceEqual(Enumerable.Range(1, stored.Length).Select(i => (long)i)))
        {
            yield return $"the versions are {string.Join(' ', stored.Select(v => v.Number))}";
        }

        long last = entries[0].As<RunStarted>().SettingsVersion;
        foreach (JournalEntry entry in entries.Where(e => e.Kind == JournalRecordKind.SettingsApplied))
        {
            SettingsApplied applied = entry.As<SettingsApplied>();
            if (applied.Version != last + 1)
            {
                yield return $"version {applied.Version} was taken after {last}";
            }

            last = applied.Version;
            if (store.Find(last)?.Content.Hash != applied.Hash)
            {
                yield return $"version {last} was taken with other content than is stored";
            }
        }

        IReadOnlyList<(long Number, string Hash, bool Applied)> acknowledged = Operator.ReadAcknowledged(folder);
        foreach (
            IGrouping<long, string> twice in acknowledged.GroupBy(a => a.Number, a => a.Hash).Where(g => g.Count() > 1)
        )
        {
            yield return $"version {twice.Key} was acknowledged {twice.Count()} times";
        }

        foreach ((long number, string hash, bool applied) in acknowledged)
        {
            if (store.Find(number)?.Content.Hash != hash)
            {
                yield return $"version {number}, which was acknowledged, is not stored";
            }

            if (applied && number > last)
            {
                yield return $"version {number}, which was acknowledged, was not taken";
            }
        }
    }

    /// <summary>No plugin ever saw a change by half: it would have failed.</summary>
    private static IEnumerable<string> CheckWhole(JournalEntry[] entries) =>
        entries
            .Where(e => e.Kind == JournalRecordKind.PluginResult)
            .Select(e => e.As<PluginResult>())
            .Where(r => r.Status == RunStatus.Failed)
            .Select(r => $"a plugin failed: {r.Reason}");

    /// <summary>What a guard has latched ends only with a command to re-arm it.</summary>
    private static IEnumerable<string> CheckLatches(JournalEntry[] entries)
    {
        bool isLatched = false;
        bool isRearmed = false;
        foreach (JournalEntry entry in entries)
        {
            if (entry.Kind == JournalRecordKind.Command && entry.As<CommandGiven>().Command == CommandKind.Rearm)
            {
                isRearmed = true;
            }
            else if (entry.Kind == JournalRecordKind.TradingState)
            {
                TradingStateSet set = entry.As<TradingStateSet>();
                if (isLatched && set.State == TradingState.Active && !isRearmed)
                {
                    yield return $"the stop was forgotten at {entry.Sequence}";
                }

                bool latches =
                    set.State != TradingState.Active && set.Reason.StartsWith(Guard, StringComparison.Ordinal);
                isRearmed &= !latches;
                isLatched = latches;
            }
        }
    }
}
