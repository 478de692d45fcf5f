using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Budgets;

[Collection(nameof(BudgetCollection))]
public sealed class FailureTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Runs_happen_exactly_when_back_off_and_quarantine_allow(int seed)
    {
        const int bars = 120;
        using var bench = new Workbench();
        await using var run = new BudgetRun(
            bench,
            pace: null,
            bars,
            with: b =>
                b.AddPlugin<ScriptedFailure, ScriptedFailureOptions>(
                    new ScriptedFailureOptions { Seed = seed },
                    enabled: true
                )
        );

        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        (List<int> expected, bool quarantined) = Model(seed, bars);
        Assert.Equal(expected, bench.RunSeconds);
        PluginStatus status = run.Status("test_scripted");
        Assert.Equal(quarantined, status.State == InstanceState.Quarantined);
        Assert.Equal((expected.Count, bars - expected.Count), ((int)status.Runs, (int)status.Skipped));
        await using var replay = new BudgetRun(
            bench,
            pace: null,
            bars,
            with: b =>
                b.AddPlugin<ScriptedFailure, ScriptedFailureOptions>(
                    new ScriptedFailureOptions { Seed = seed },
                    enabled: true
                )
        );
        ReplayComparison comparison = await replay.Engine.CompareAsync(
            run.Store.Journal,
            TestContext.Current.CancellationToken
        );
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    [Fact]
    public async Task A_safety_critical_plugin_that_fails_is_tried_again_and_blocks_new_exposure()
    {
        RunReport healthy = await TradeAsync(new Workbench(), AddKeeper(throws: false));
        var bench = new Workbench();
        RunReport failing = await TradeAsync(bench, AddKeeper(throws: true));

        Assert.True(healthy.Orders > 0);
        Assert.Equal(0, failing.Orders);
        // Pauses of 1, 2, 4, 8, 16, 32 and then 60 seconds: never quarantined.
        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183], bench.RunSeconds);
    }

    [Fact]
    public async Task A_paused_risk_plugin_blocks_new_exposure_until_it_is_resumed()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, pace: 100, 100_000, with: AddRiskAndSlowSignal);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => run.Engine.Plugins.Any() && run.Status("test_actor/risk").Ok > 0, "running");

        var risk = new InstanceId("test_actor", "risk");
        run.Engine.Pause(risk, "ann", "looking at it");
        await BudgetRun.UntilAsync(() => run.Status("test_actor/risk").State == InstanceState.Paused, "paused");
        bench.Signals = true;
        await BudgetRun.UntilAsync(() => run.Status("test_switched").Ok > 10, "the signal is in force");
        run.Engine.Resume(risk, "ann", "fine");
        await BudgetRun.UntilAsync(() => run.Status("test_actor/risk").State == InstanceState.Idle, "resumed");
        long resumed = run.Status("test_switched").Ok;
        await BudgetRun.UntilAsync(() => run.Status("test_switched").Ok > resumed + 10, "goes on");
        run.Engine.Pause(risk, "ann", "a command closes what was journalled before");
        await BudgetRun.UntilAsync(() => run.Status("test_actor/risk").State == InstanceState.Paused, "paused again");
        await stop.CancelAsync();
        await running;

        JournalRecordKind[] kinds =
        [
            .. run.Store.Journal.Read().SelectMany(g => JournalEntry.ReadAll(g.Payload)).Select(e => e.Kind),
        ];
        int[] states = [.. kinds.Index().Where(k => k.Item == JournalRecordKind.InstanceState).Select(k => k.Index)];
        Assert.Equal(3, states.Length);
        int intent = Array.IndexOf(kinds, JournalRecordKind.Intent);
        Assert.True(intent > states[1], $"an order at record {intent}, resumed at {states[1]}");
    }

    [Fact]
    public async Task A_change_that_would_make_plugins_need_each_other_is_refused_and_the_engine_runs_on()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, pace: 100, 100_000, with: AddHalvesOfALoop);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => run.Engine.Plugins.Any(p => p.Ok > 0), "running");

        var error = await Assert.ThrowsAnyAsync<SettingsException>(() =>
            run.Engine.Settings.UpdateAsync(
                new SettingsUpdate(
                    "ann",
                    new Dictionary<string, string?> { ["plugins.test_actor/back.options.reads"] = "0" }
                ),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Contains("need each other in one round", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, run.Engine.Settings.Current.Number);
        long others = run.Status("test_steady/beside").Ok;
        await BudgetRun.UntilAsync(() => run.Status("test_steady/beside").Ok > others + 5, "others go on");
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Not_ready_is_never_a_failure()
    {
        using var bench = new Workbench();
        await using var run = new BudgetRun(bench, pace: null, 50, with: AddSignalWithoutFeature);

        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        PluginStatus signal = run.Status("test_actor/signal");
        Assert.Equal((50L, 50L, InstanceState.Idle), (signal.Runs, signal.NotReady, signal.State));
    }

    private static void AddSignalWithoutFeature(IOptiFireBuilder builder) =>
        builder
            .AddPlugin<RoleActor, RoleActorOptions>(
                new RoleActorOptions { Role = Role.Signal, Reads = 1 },
                "signal",
                enabled: true
            )
            .AddPlugin<RoleActor, RoleActorOptions>(
                new RoleActorOptions { Role = Role.Report, Writes = 1 },
                "silent",
                enabled: true
            );

    private static void AddHalvesOfALoop(IOptiFireBuilder builder) =>
        builder
            .AddPlugin<RoleActor, RoleActorOptions>(
                new RoleActorOptions
                {
                    Role = Role.Feature,
                    Reads = 1,
                    Writes = 0,
                },
                "forth",
                enabled: true
            )
            .AddPlugin<RoleActor, RoleActorOptions>(
                new RoleActorOptions { Role = Role.Feature, Writes = 1 },
                "back",
                enabled: true
            );

    private static void AddRiskAndSlowSignal(IOptiFireBuilder builder) =>
        builder
            .AddPlugin<RoleActor, RoleActorOptions>(new RoleActorOptions { Role = Role.Risk }, "risk", enabled: true)
            .AddPlugin<SwitchedSignal, SwitchedSignalOptions>(enabled: true);

    private static Action<IOptiFireBuilder> AddKeeper(bool throws) =>
        builder =>
            builder
                .AddPlugin<Keeper, KeeperOptions>(new KeeperOptions { Throws = throws })
                .AddPlugin<RoleActor, RoleActorOptions>(
                    new RoleActorOptions { Role = Role.Signal },
                    "signal",
                    enabled: true
                );

    private static async Task<RunReport> TradeAsync(Workbench bench, Action<IOptiFireBuilder> with)
    {
        await using var run = new BudgetRun(bench, pace: null, 200, with: with);
        return await run.Engine.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The rules in their plainest form: three failed runs in a row end it, each before the third costs a pause.</summary>
    private static (List<int> Runs, bool Quarantined) Model(int seed, int bars)
    {
        var random = new Random(seed);
        var runs = new List<int>();
        int failures = 0;
        int until = 0;
        for (int second = 0; second < bars && failures < 3; second++)
        {
            if (second < until)
            {
                continue;
            }

            runs.Add(second);
            RunStatus status = ScriptedFailure.Next(random);
            failures =
                status == RunStatus.Failed ? failures + 1
                : status == RunStatus.Ok ? 0
                : failures;
            until = status == RunStatus.Failed ? second + (1 << (failures - 1)) : second;
        }

        return (runs, failures == 3);
    }
}
