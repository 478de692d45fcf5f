using System.Collections.Concurrent;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Budgets;

[Collection(nameof(BudgetCollection))]
public sealed class SheddingTests
{
    private static readonly string[] _levelOne = ["test_actor/report"];
    private static readonly string[] _levelTwo =
    [
        "test_actor/report",
        "test_actor/unread",
        "test_offender",
        "test_steady/after",
        "test_steady/beside",
    ];
    private static readonly string[] _levelThree =
    [
        "test_actor/report",
        "test_actor/signal",
        "test_actor/traded",
        "test_actor/unread",
        "test_offender",
        "test_steady/after",
        "test_steady/beside",
    ];

    [Fact]
    public async Task Plugins_are_shed_in_the_declared_order_and_come_back()
    {
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, pace: 100, 100_000, with: AddActors);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => run.Engine.Plugins.Any(p => p.Ok > 0), "running");

        foreach (
            (int level, string[] expected) in ((int, string[])[])[(1, _levelOne), (2, _levelTwo), (3, _levelThree)]
        )
        {
            run.Engine.Shed(level, "ann", "busy");
            await BudgetRun.UntilAsync(() => Shed(run).SequenceEqual(expected), $"level {level}");
        }

        long risk = run.Status("test_actor/risk").Ok;
        await BudgetRun.UntilAsync(() => run.Status("test_actor/risk").Ok > risk + 3, "risk goes on with its feature");
        run.Engine.Shed(1, "ann", "better");
        await BudgetRun.UntilAsync(() => Shed(run).SequenceEqual(_levelOne), "back to level 1");
        run.Engine.Shed(0, "ann", "good");
        await BudgetRun.UntilAsync(() => Shed(run).Length == 0, "none");
        long drawn = run.Status("test_actor/report").Ok;
        await BudgetRun.UntilAsync(() => run.Status("test_actor/report").Ok > drawn, "the report runs again");

        await stop.CancelAsync();
        await running;
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Engine.Shed(4, "ann", "too much"));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Engine.Shed(-1, "ann", "too little"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Load_sheds_at_the_limit_and_lets_come_back_only_well_below_it(bool isMemory)
    {
        var time = new FastTime(50);
        var load = new FixedLoad(time);
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, 1, 100_000, load: load, time: time, with: AddActors);
        var changes = new ConcurrentQueue<PluginStateChanged>();
        using IDisposable subscription = run.Engine.Events.Subscribe<PluginStateChanged>(changes.Enqueue);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);

        Set(load, isMemory, 1.02);
        await BudgetRun.UntilAsync(() => Shed(run).SequenceEqual(_levelThree), "all levels");
        Set(load, isMemory, 0.92);
        long ok = run.Status("test_actor/risk").Ok;
        await BudgetRun.UntilAsync(() => run.Status("test_actor/risk").Ok > ok + 45, "45 seconds pass");
        Assert.Equal(_levelThree, Shed(run));
        Set(load, isMemory, 0.5);
        await BudgetRun.UntilAsync(() => Shed(run).Length == 0, "all are back");
        await stop.CancelAsync();
        await running;

        await BudgetRun.UntilAsync(() => changes.Count == 2 * _levelThree.Length, "announced");
        double[] at =
        [
            .. changes
                .Where(c => c.Instance.Name is "report" or "unread" or "signal")
                .Select(c => (c.Time - SecondBars.First).TotalSeconds),
        ];
        Assert.Equal(
            ["report", "unread", "signal", "signal", "unread", "report"],
            changes.Where(c => c.Instance.Name is "report" or "unread" or "signal").Select(c => c.Instance.Name)
        );
        // Readings are a second apart; carried out at the kernel's next moment.
        Assert.All([at[1] - at[0], at[2] - at[1]], rise => Assert.True(rise > 3.5, $"rises after {rise} s"));
        Assert.All([at[4] - at[3], at[5] - at[4]], fall => Assert.True(fall > 28, $"falls after {fall} s"));
    }

    [Fact]
    public async Task A_changed_limit_counts_from_the_next_reading_on()
    {
        var time = new FastTime(50);
        var load = new FixedLoad(time) { ProcessorPercent = 80, MemoryMegabytes = 800 };
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var run = new BudgetRun(bench, 1, 100_000, load: load, time: time, with: AddActors);
        Task<RunReport> running = run.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => run.Engine.Plugins.Any(p => p.Ok > 10), "running");
        Assert.Empty(Shed(run));

        foreach (string limit in (string[])["system.max_cpu_percent", "system.max_ram_mb"])
        {
            await SetAsync(run, limit, limit == "system.max_ram_mb" ? "790" : "79");
            await BudgetRun.UntilAsync(() => Shed(run).SequenceEqual(_levelThree), $"{limit}: all levels");
            await SetAsync(run, limit, limit == "system.max_ram_mb" ? "1000" : "99");
            await BudgetRun.UntilAsync(() => Shed(run).Length == 0, $"{limit}: all are back");
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_level_that_an_earlier_life_left_falls_when_the_machine_is_free()
    {
        var time = new FastTime(50);
        var busy = new FixedLoad(time) { ProcessorPercent = 95 };
        using var bench = new Workbench();
        using var stop = new CancellationTokenSource();
        await using var first = new BudgetRun(bench, 1, 100_000, load: busy, time: time, with: AddActors);
        Task<RunReport> running = first.Engine.RunAsync(stop.Token);
        await BudgetRun.UntilAsync(() => Shed(first).SequenceEqual(_levelThree), "all levels");
        await stop.CancelAsync();
        await running;

        using var end = new CancellationTokenSource();
        var free = new FixedLoad(time) { ProcessorPercent = 5 };
        await using var second = new BudgetRun(bench, 1, 100_000, first.Store, load: free, time: time, with: AddActors);
        running = second.Engine.RunAsync(end.Token);
        await BudgetRun.UntilAsync(() => second.Engine.Plugins.Any() && Shed(second).Length > 0, "as it was");
        await BudgetRun.UntilAsync(() => Shed(second).Length == 0, "all are back");
        await end.CancelAsync();
        await running;
    }

    private static Task<SettingsOutcome> SetAsync(BudgetRun run, string path, string value) =>
        run.Engine.Settings.UpdateAsync(
            new SettingsUpdate("ann", new Dictionary<string, string?> { [path] = value }),
            TestContext.Current.CancellationToken
        );

    private static void Set(FixedLoad load, bool isMemory, double share)
    {
        load.ProcessorPercent = isMemory ? 1 : 90 * share;
        load.MemoryMegabytes = isMemory ? (long)(1000 * share) : 1;
    }

    private static void AddActors(IOptiFireBuilder builder)
    {
        Add(builder, "report", new RoleActorOptions { Role = Role.Report });
        Add(builder, "unread", new RoleActorOptions { Role = Role.Feature, Writes = 0 });
        Add(builder, "traded", new RoleActorOptions { Role = Role.Feature, Writes = 1 });
        Add(builder, "signal", new RoleActorOptions { Role = Role.Signal, Reads = 1 });
        Add(builder, "limits", new RoleActorOptions { Role = Role.Feature, Writes = 2 });
        Add(builder, "risk", new RoleActorOptions { Role = Role.Risk, Reads = 2 });
    }

    private static void Add(IOptiFireBuilder builder, string name, RoleActorOptions options) =>
        builder.AddPlugin<RoleActor, RoleActorOptions>(options, name, enabled: true);

    private static string[] Shed(BudgetRun run) =>
        [
            .. run
                .Engine.Plugins.Where(p => p.State == InstanceState.Shed)
                .Select(p => p.Instance.ToString())
                .Order(StringComparer.Ordinal),
        ];
}
