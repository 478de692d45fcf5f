using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Tests.Budgets;

[Collection(nameof(BudgetCollection))]
public sealed class OffenderTests
{
    private const double Pace = 100; // a bar every 10 ms

    [Theory]
    [InlineData(Offence.Spins, 3, 0, 1)]
    [InlineData(Offence.SpinsUntilCancelled, 3, 0, 0)]
    [InlineData(Offence.Allocates, 3, 0, 0)]
    [InlineData(Offence.Throws, 0, 3, 0)]
    [InlineData(Offence.NeverReturns, 3, 0, 1)]
    public async Task An_offender_is_quarantined_within_three_runs_and_the_others_go_on(
        Offence offence,
        int late,
        int failed,
        int lost
    )
    {
        const int bars = 60;
        using var bench = new Workbench { Offence = offence };
        await using var run = new BudgetRun(bench, Pace, bars);

        RunReport report = await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        PluginStatus offender = run.Status();
        Assert.Equal(InstanceState.Quarantined, offender.State);
        Assert.Equal((3, late, failed), ((int)offender.Runs, (int)offender.Late, (int)offender.Failed));
        Assert.Equal(lost, offender.LostThreads);
        Assert.Equal(bars, offender.Runs + offender.Skipped);
        Assert.Equal(offence == Offence.Throws ? 0 : 3, offender.BudgetBreaches);
        Assert.False(string.IsNullOrEmpty(offender.Reason));
        Assert.Equal(0, bench.SeenOutputs);
        Assert.Equal(offence == Offence.SpinsUntilCancelled ? 3 : 0, bench.Cancelled);
        Assert.All(report.Activations.Where(a => a.Instance.Name is not null), a => Assert.Equal(bars, a.Ok));

        bench.Release.Set();
        await BudgetRun.UntilAsync(() => run.Engine.Plugins.All(p => p.State != InstanceState.Running), "returned");
    }

    [Theory]
    [InlineData(Offence.Spins)]
    [InlineData(Offence.SpinsUntilCancelled)]
    [InlineData(Offence.Allocates)]
    [InlineData(Offence.Throws)]
    [InlineData(Offence.NeverReturns)]
    public async Task A_replay_on_virtual_time_gives_the_same_records(Offence offence)
    {
        const int bars = 40;
        using var bench = new Workbench { Offence = offence };
        await using var live = new BudgetRun(bench, Pace, bars);
        await live.Engine.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, States(live).Count);
        await using var replay = new BudgetRun(bench, pace: null, bars);
        ReplayComparison comparison = await replay.Engine.CompareAsync(
            live.Store.Journal,
            TestContext.Current.CancellationToken
        );

        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    [Theory]
    [InlineData(Offence.SpinsUntilCancelled)]
    [InlineData(Offence.Allocates)]
    public async Task A_continued_run_takes_from_the_journal_who_was_late_even_on_real_time(Offence offence)
    {
        using var bench = new Workbench { Offence = offence };
        await using var first = new BudgetRun(bench, Pace, 20);
        await first.Engine.RunAsync(TestContext.Current.CancellationToken);

        // In time now: only the journal can say that three runs were late. Any other record would be a mismatch.
        bench.Offence = Offence.None;
        int begun = bench.Begun; // at most 3: on a busy machine a deadline may pass before the run begins
        await using var second = new BudgetRun(bench, Pace, 20, first.Store);
        await second.Engine.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((InstanceState.Quarantined, 3L), (second.Status().State, second.Status().Late));
        Assert.Equal(begun, bench.Begun);
    }

    [Fact]
    public async Task A_back_off_doubles_and_the_state_is_journalled_with_its_end()
    {
        using var bench = new Workbench { Offence = Offence.Throws };
        await using var run = new BudgetRun(bench, pace: null, 30);

        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        // Runs at seconds 0, 1 and 3: pauses of 1 s and 2 s, then quarantine.
        List<InstanceStateSet> states = States(run);
        Assert.Equal(
            [InstanceState.BackingOff, InstanceState.BackingOff, InstanceState.Quarantined],
            states.Select(s => s.State)
        );
        Assert.Equal(SecondBars.First + TimeSpan.FromSeconds(1), states[0].Until);
        Assert.Equal(SecondBars.First + TimeSpan.FromSeconds(3), states[1].Until);
        Assert.Equal(3, bench.Begun);
    }

    [Theory]
    [InlineData(Offence.SpinsUntilCancelled)]
    [InlineData(Offence.Allocates)]
    public async Task On_virtual_time_budgets_only_warn(Offence offence)
    {
        using var bench = new Workbench { Offence = offence };
        if (offence == Offence.SpinsUntilCancelled)
        {
            bench.Release.Set(); // no token is cancelled: it would spin for a minute
        }

        await using var run = new BudgetRun(bench, pace: null, 30);

        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        PluginStatus offender = run.Status();
        Assert.Equal((30, 0, InstanceState.Idle), ((int)offender.Ok, (int)offender.Late, offender.State));
        Assert.Equal(offence == Offence.Allocates ? 30 : 0, offender.BudgetBreaches);
        Assert.Empty(States(run));
    }

    [Fact]
    public async Task A_plugin_of_many_shards_that_hangs_costs_a_round_its_limit_once()
    {
        using var bench = new Workbench { Offence = Offence.NeverReturns };
        string[] symbols = [.. Enumerable.Range(0, 30).Select(i => $"S{i:D2}")];
        await using var run = new BudgetRun(bench, Pace, 20, symbols: symbols);
        long started = TimeProvider.System.GetTimestamp();

        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        // Three workers hang; the other 27 shards are withdrawn instead of hanging three at a time.
        Assert.InRange(bench.Begun, 1, 12);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Equal(20 * 30, run.Status("test_steady/beside").Ok);
    }

    internal static List<InstanceStateSet> States(BudgetRun run) =>
        [
            .. run
                .Store.Journal.Read()
                .SelectMany(g => JournalEntry.ReadAll(g.Payload))
                .Where(e => e.Kind == JournalRecordKind.InstanceState)
                .Select(e => e.As<InstanceStateSet>()),
        ];
}
