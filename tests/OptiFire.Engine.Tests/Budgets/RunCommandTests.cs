using System.Collections.Concurrent;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Tests.Budgets;

[Collection(nameof(BudgetCollection))]
public sealed class RunCommandTests
{
    [Fact]
    public async Task A_released_plugin_runs_again_and_its_lost_thread_comes_back()
    {
        using var bench = new Workbench { Offence = Offence.NeverReturns };
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, pace: 100, 100_000);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => Has(run, InstanceState.Quarantined), "quarantined");
        Assert.Equal(1, run.Status().LostThreads);

        bench.Offence = Offence.None;
        bench.Release.Set();
        await BudgetRun.UntilAsync(() => run.Status().LostThreads == 0, "the thread is back");
        run.Engine.Release(BudgetRun.Offender, "ann", "fixed");
        await BudgetRun.UntilAsync(
            () => run.Status() is { State: not InstanceState.Quarantined, Ok: > 5 },
            "runs again"
        );
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.SeenOutputs) > 0, "its output is seen");

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_paused_plugin_does_not_run_and_its_output_is_not_seen_until_it_is_resumed()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, pace: 100, 100_000);
        var changes = new ConcurrentQueue<InstanceState>();
        using IDisposable subscription = run.Engine.Events.Subscribe<PluginStateChanged>(e => changes.Enqueue(e.State));
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => Volatile.Read(ref bench.SeenOutputs) > 3, "its output is seen");

        run.Engine.Pause(BudgetRun.Offender, "ann", "looking at it");
        await BudgetRun.UntilAsync(() => run.Status().Skipped > 3, "skipped");
        (long Ok, int Seen) before = (run.Status().Ok, bench.SeenOutputs);
        Assert.Equal((InstanceState.Paused, "looking at it"), (run.Status().State, run.Status().Reason));
        Assert.Throws<InvalidOperationException>(() => run.Engine.Pause(BudgetRun.Offender, "ann", "again"));
        Assert.Throws<InvalidOperationException>(() => run.Engine.RunNow(BudgetRun.Offender, "ann", "try"));
        long others = run.Status("test_steady/after").Ok;
        await BudgetRun.UntilAsync(() => run.Status("test_steady/after").Ok > others + 5, "others go on");
        Assert.Equal(before, (run.Status().Ok, bench.SeenOutputs));

        run.Engine.Resume(BudgetRun.Offender, "ann", "fine");
        await BudgetRun.UntilAsync(() => run.Status().Ok > before.Ok + 3, "runs again");
        await stop.CancelAsync();
        await running;
        await BudgetRun.UntilAsync(() => changes.Count == 2, "announced");
        Assert.Equal([InstanceState.Paused, InstanceState.Idle], changes);
    }

    [Fact]
    public async Task Run_now_wakes_an_engine_that_waits_for_data_and_a_replay_runs_it_at_the_same_moment()
    {
        using var bench = new Workbench();
        await using var run = new BudgetRun(bench, pace: 1, 3); // a bar a second
        Task<RunReport> running = run.Engine.RunAsync(TestContext.Current.CancellationToken);
        await BudgetRun.UntilAsync(() => run.Engine.Plugins.Any() && run.Status().Ok == 1, "first bar");

        long asked = TimeProvider.System.GetTimestamp();
        run.Engine.RunNow(BudgetRun.Offender, "ann", "see");
        await BudgetRun.UntilAsync(() => run.Status().Ok == 2, "run at once");
        TimeSpan took = TimeProvider.System.GetElapsedTime(asked);
        await running;

        Assert.True(took < TimeSpan.FromMilliseconds(700), $"{took}");
        Assert.Equal(4, run.Status().Ok);
        Assert.InRange((run.Commands.Single().Time - SecondBars.First).TotalSeconds, 0.000_000_001, 0.999);
        await using var replay = new BudgetRun(bench, pace: null, 3);
        ReplayComparison comparison = await replay.Engine.CompareAsync(
            run.Store.Journal,
            TestContext.Current.CancellationToken
        );
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    [Fact]
    public async Task Wrong_commands_are_refused()
    {
        using var bench = new Workbench();
        await using var run = new BudgetRun(bench, pace: null, 5);
        var unknown = new InstanceId("no_such");
        Assert.Empty(run.Engine.Plugins);
        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentException>(() => run.Engine.Pause(unknown, "ann", "?"));
        Assert.Throws<ArgumentException>(() => run.Engine.Resume(unknown, "ann", "?"));
        Assert.Throws<ArgumentException>(() => run.Engine.RunNow(unknown, "ann", "?"));
        Assert.Throws<ArgumentException>(() => run.Engine.Release(unknown, "ann", "?"));
        Assert.Throws<InvalidOperationException>(() => run.Engine.Release(BudgetRun.Offender, "ann", "?"));
        Assert.Throws<InvalidOperationException>(() => run.Engine.Resume(BudgetRun.Offender, "ann", "?"));
    }

    private static bool Has(BudgetRun run, InstanceState state) => run.Engine.Plugins.Any(p => p.State == state);
}
