using System.Diagnostics;
using System.Globalization;
using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;
using OptiFire.Testing.Brokers;

namespace OptiFire.Soak;

/// <summary>Kills a process at a point, starts it again, and checks that nothing was lost or sent twice.</summary>
/// <param name="kind">What is killed.</param>
public sealed class SoakDriver(SoakKind kind)
{
    private const int KilledBySignal9 = 128 + 9;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);

    /// <summary>Runs without a kill: what every other run must come to.</summary>
    public async Task<SoakOutcome> RunWholeAsync(string folder, CancellationToken cancellationToken)
    {
        int exit = await StartAsync(folder, null, cancellationToken).ConfigureAwait(false);
        return exit == 0
            ? SoakOutcome.Read(folder)
            : throw new InvalidOperationException($"The uninterrupted run ended with {exit}.");
    }

    /// <summary>Chooses points uniformly over the sequences: half of them between two data, the others phase by phase.</summary>
    /// <param name="kind">What is killed.</param>
    /// <param name="whole">The uninterrupted run.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    public static IReadOnlyList<KillPoint> Points(SoakKind kind, SoakOutcome whole, int count, int seed)
    {
        KillPhase[] phases =
        [
            .. Enum.GetValues<KillPhase>()
                .Where(p => p < KillPhase.SettingsWriting || (kind == SoakKind.Changing && p < KillPhase.Ended)),
        ];
        var random = new Random(seed);
        var points = new List<KillPoint>(count);
        for (int i = 0; i < count; i++)
        {
            // Orders are decided in the last tenth too, so every phase still comes after the point.
            long sequence = random.NextInt64(1, whole.Sequence * 9 / 10);
            KillPhase phase = i % 2 == 0 ? KillPhase.Elsewhere : phases[1 + (i / 2 % (phases.Length - 1))];
            points.Add(new KillPoint(sequence, phase));
        }

        return points;
    }

    /// <summary>Kills once or several times, then lets the run end.</summary>
    /// <returns>Where it died, and everything that is wrong; empty when all is well.</returns>
    public async Task<(IReadOnlyList<KillPoint> Died, IReadOnlyList<string> Faults)> KillAsync(
        string folder,
        SoakOutcome whole,
        IReadOnlyList<KillPoint> points,
        CancellationToken cancellationToken
    )
    {
        var died = new List<KillPoint>();
        var kept = new List<CommitGroup[]>();
        var faults = new List<string>();
        foreach (KillPoint point in points)
        {
            int exit = await StartAsync(folder, point, cancellationToken).ConfigureAwait(false);
            if (exit != KilledBySignal9)
            {
                faults.Add($"{point}: ended with {exit}, not by signal 9");
                return (died, faults);
            }

            kept.Add(LastGroups(folder));
            died.Add(KillPoint.Parse(await File.ReadAllTextAsync(SoakFiles.Note(folder), cancellationToken)));
        }

        int last = await StartAsync(folder, null, cancellationToken).ConfigureAwait(false);
        if (last != 0)
        {
            faults.Add($"the resumed run ended with {last}");
            return (died, faults);
        }

        faults.AddRange(Check(folder, whole));
        if (kind == SoakKind.Changing)
        {
            faults.AddRange(await ChangesCheck.RunAsync(folder, kept, cancellationToken).ConfigureAwait(false));
        }

        faults.AddRange(CheckReady(folder));
        return (died, faults);
    }

    private IEnumerable<string> Check(string folder, SoakOutcome whole)
    {
        SoakOutcome found = SoakOutcome.Read(folder);
        if (kind != SoakKind.Changing && found.Ledger != whole.Ledger)
        {
            yield return $"the ledger is '{found.Ledger}', not '{whole.Ledger}'";
        }

        // A broker that lives in the engine is replayed with it: the journal itself must be the same.
        if (kind == SoakKind.Simulated && found.Hash != whole.Hash)
        {
            yield return "the head hash is another one";
        }

        CommitGroup[] groups = [.. SqliteStore.ReadGroups(SoakFiles.Journal(folder))];
        if (JournalVerifier.Verify(groups).Fault is { } fault)
        {
            yield return $"the chain breaks at group {fault.Group}: {fault.Kind}";
        }

        JournalEntry[] entries = [.. groups.SelectMany(g => JournalEntry.ReadAll(g.Payload))];
        if (entries.Length == 0 || entries[^1].Kind != JournalRecordKind.RunEnded)
        {
            yield return "the journal is not sealed";
        }

        if (entries.Length > 0 && entries[^1].Sequence != found.Sequence)
        {
            yield return "something was not written at the end";
        }

        if (kind == SoakKind.Simulated)
        {
            yield break;
        }

        using DurableBroker broker = SoakRun.OpenBroker(folder, kind);
        foreach (string twice in broker.Duplicates)
        {
            yield return $"order {twice} arrived twice";
        }

        // What is changed, and when, decides how many orders there are; each of them arrived all the same.
        long orders = kind == SoakKind.Changing ? entries.Count(e => e.Kind == JournalRecordKind.Intent) : whole.Orders;
        if (broker.Received.Distinct().Count() != orders || found.Orders != orders)
        {
            yield return $"{broker.Received.Count} orders arrived and {found.Orders} were decided, not {orders}";
        }
    }

    private static CommitGroup[] LastGroups(string folder) =>
        File.Exists(SoakFiles.Journal(folder)) ? [.. SqliteStore.ReadGroups(SoakFiles.Journal(folder))] : [];

    /// <summary>How long the continued run took to write something new; on a busy machine its processor time counts.</summary>
    private static IEnumerable<string> CheckReady(string folder)
    {
        if (ReadyAfter(folder) is { } ready && ready > LongestStart)
        {
            yield return $"ready again after {ready}";
        }
    }

    /// <summary>After what time the continued run was ready; null when it had nothing to write.</summary>
    internal static TimeSpan? ReadyAfter(string folder) =>
        File.Exists(SoakFiles.Ready(folder))
            ? TimeSpan.FromSeconds(
                File.ReadAllText(SoakFiles.Ready(folder))
                    .Split(' ')
                    .Min(s => double.Parse(s, CultureInfo.InvariantCulture))
            )
            : null;

    private async Task<int> StartAsync(string folder, KillPoint? point, CancellationToken cancellationToken)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "OptiFire.Soak.dll");
        string[] kill = point is null ? [] : ["--kill-at", point.ToString()];
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "run", folder, kind.ToString(), .. kill])
        )!;
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }
}
