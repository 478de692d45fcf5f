using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Journal;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Checkpoints;

/// <summary>A run that dies anywhere and goes on from a checkpoint writes the journal of one that never died.</summary>
public sealed class RestartTests
{
    [Theory]
    [InlineData(false, Durability.BeforeSend, 1)]
    [InlineData(false, Durability.AtEnd, 2)]
    [InlineData(true, Durability.BeforeSend, 3)]
    [InlineData(true, Durability.Grouped, 4)]
    public async Task A_run_killed_anywhere_and_restored_writes_the_same_journal_to_the_byte(
        bool outlives,
        Durability durability,
        int seed
    )
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun whole = New(folder, "whole", outlives, durability);
        RunReport expected = await whole.LiveAsync(dies: 0, takes: []);
        SeesEverything(whole, expected);

        var random = new Random(seed);
        for (int trial = 0; trial < 12; trial++)
        {
            int dies = random.Next(20, whole.Steps);
            int taken = random.Next(2, dies - 1);
            FullRun run = New(folder, $"killed-{trial}", outlives, durability);
            await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(dies, [taken]));
            CheckpointInfo checkpoint = await Assert.Single(run.Taken);
            string how = $"taken at step {taken}, sequence {checkpoint.Sequence}, died at step {dies}";

            bool journalIsThere = run.Journal.Groups.Count > 0;
            RunReport report = await run.LiveAsync(dies: 0, takes: []);

            Assert.True(report.WentOnFrom == (journalIsThere ? checkpoint.Sequence : null), $"{how}: not used");
            Same(whole, run, how);
            Assert.Empty(run.Duplicates);
            Same(expected, report, how);
        }
    }

    [Fact]
    public async Task A_restored_run_takes_the_same_checkpoints_to_the_byte()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun whole = New(folder, "whole", outlives: false, Durability.BeforeSend);
        await whole.LiveAsync(dies: 0, takes: [60, 100, 140, 200, 300]);
        FullRun run = New(folder, "killed", outlives: false, Durability.BeforeSend);
        await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(dies: 90, takes: [60]));
        await run.LiveAsync(dies: 0, takes: [100, 140, 200, 300]);

        Dictionary<long, Checkpoint> expected = await Read(whole);
        Dictionary<long, Checkpoint> found = await Read(run);
        Assert.Equal(4, found.Count);
        foreach ((long sequence, Checkpoint checkpoint) in found)
        {
            foreach (
                (CheckpointSection one, CheckpointSection other) in expected[sequence].Sections.Zip(checkpoint.Sections)
            )
            {
                Assert.Equal(one.Name, other.Name);
                Assert.True(one.Content.Span.SequenceEqual(other.Content.Span), $"'{one.Name}' at {sequence} differs");
            }
        }
    }

    [Fact]
    public async Task Taking_checkpoints_changes_nothing()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun without = New(folder, "without", outlives: false, Durability.AtEnd);
        await without.LiveAsync(dies: 0, takes: []);
        FullRun with = New(folder, "with", outlives: false, Durability.AtEnd);
        await with.LiveAsync(dies: 0, takes: [.. Enumerable.Range(1, 100).Select(i => i * 3)]);

        Same(without, with, "with checkpoints");
    }

    [Fact]
    public async Task A_run_that_dies_many_times_goes_on_from_the_newest_checkpoint_each_time()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun whole = New(folder, "whole", outlives: true, Durability.BeforeSend);
        await whole.LiveAsync(dies: 0, takes: []);
        FullRun run = New(folder, "killed", outlives: true, Durability.BeforeSend);
        for (int dies = 40; dies < whole.Steps; dies += 37)
        {
            await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(dies, [dies - 20, dies - 5]));
        }

        RunReport report = await run.LiveAsync(dies: 0, takes: []);

        Assert.NotNull(report.WentOnFrom);
        Same(whole, run, "died many times");
        Assert.Empty(run.Duplicates);
    }

    [Fact]
    public async Task A_recorded_tape_goes_on_too()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        FullRun whole = New(folder, "whole", outlives: false, Durability.BeforeSend, tape: true);
        await whole.LiveAsync(dies: 0, takes: []);
        FullRun run = New(folder, "killed", outlives: false, Durability.BeforeSend, tape: true);
        await Assert.ThrowsAsync<ProcessKilledException>(() => run.LiveAsync(dies: 150, takes: [120]));
        RunReport report = await run.LiveAsync(dies: 0, takes: []);

        Assert.NotNull(report.WentOnFrom);
        Same(whole, run, "with a tape");
    }

    private static FullRun New(
        TemporaryFolder folder,
        string name,
        bool outlives,
        Durability durability,
        bool tape = false
    ) => new(Directory.CreateDirectory(folder.File(name)).FullName, outlives, durability, tape);

    private static async Task<Dictionary<long, Checkpoint>> Read(FullRun run)
    {
        CheckpointInfo[] taken = await Task.WhenAll(run.Taken);
        var store = new FileCheckpointStore(run.CheckpointFolder);
        return taken.ToDictionary(info => info.Sequence, info => Checkpoint.Read(store.Read(info.Name)));
    }

    /// <summary>The run is worth killing: it has everything that could be forgotten.</summary>
    private static void SeesEverything(FullRun run, RunReport report)
    {
        Assert.True(run.Journal.Groups.Count > 1 && run.Steps > 300, $"{run.Steps} steps");
        Assert.True(report.Fills > 40, $"{report.Fills} fills");
        HashSet<JournalRecordKind> kinds = [.. run.Journal.Records.Select(r => r.Kind)];
        foreach (
            JournalRecordKind kind in new[]
            {
                JournalRecordKind.Command,
                JournalRecordKind.TradingState,
                JournalRecordKind.Control,
                JournalRecordKind.Signal,
                JournalRecordKind.Flow,
            }
        )
        {
            Assert.Contains(kind, kinds);
        }

        Assert.NotEmpty(report.Charts);
        Assert.NotEqual(0, report.Portfolio.Dividends);
    }

    private static void Same(FullRun whole, FullRun run, string how)
    {
        IReadOnlyList<CommitGroup> expected = whole.Journal.Groups;
        IReadOnlyList<CommitGroup> found = run.Journal.Groups;
        for (int i = 0; i < Math.Min(expected.Count, found.Count); i++)
        {
            Assert.True(expected[i].Payload.Span.SequenceEqual(found[i].Payload.Span), $"{how}: group {i + 1} differs");
        }

        Assert.True(whole.Journal.Head == run.Journal.Head, $"{how}: another head");
    }

    private static void Same(RunReport expected, RunReport report, string how)
    {
        Assert.Equal(expected.Period, report.Period);
        Assert.Equal(expected.Inputs, report.Inputs);
        Assert.Equal(expected.Rounds, report.Rounds);
        Assert.Equal(expected.Refusals, report.Refusals);
        Assert.Equal(expected.EquityCurve, report.EquityCurve);
        Assert.Equal(expected.Portfolio.Equity, report.Portfolio.Equity);
        Assert.Equal(expected.Charts.Count, report.Charts.Count);
        Assert.Equal(
            expected.Activations.Select(a => (a.Instance, a.Runs, a.Ok, a.NotReady, a.Failed)),
            report.Activations.Select(a => (a.Instance, a.Runs, a.Ok, a.NotReady, a.Failed))
        );
        Assert.True(expected.Head == report.Head, how);
    }
}
