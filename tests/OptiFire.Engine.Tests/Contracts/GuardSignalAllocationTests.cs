using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Contracts;

/// <summary>The second spike: a guard, a stateful signal per instrument (twice) and a lagged allocation in one engine.</summary>
[Trait("Category", "Golden")]
public sealed class GuardSignalAllocationTests
{
    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"];

    [Fact]
    public async Task One_worker_and_eight_end_on_the_same_journal_head()
    {
        (RunReport one, _) = await RunAsync(workers: 1);
        (RunReport eight, _) = await RunAsync(workers: 8);

        Assert.Equal(one.Head, eight.Head);
        Assert.True(one.Fills > 50, $"only {one.Fills} fills");
        Assert.Equal(one.Portfolio.Equity, eight.Portfolio.Equity);
    }

    [Fact]
    public async Task Every_role_gives_results()
    {
        (RunReport report, _) = await RunAsync(workers: 2);

        foreach (Role role in new[] { Role.Signal, Role.Allocation, Role.Guard })
        {
            Assert.True(
                report.Activations.Where(a => a.Role == role).All(a => a.Ok > 0),
                $"{role}: {string.Join("; ", report.Activations.Where(a => a.Role == role).Select(a => a.LastReason))}"
            );
        }
    }

    [Fact]
    public async Task The_guard_closes_everything_and_stays_shut()
    {
        (RunReport report, _) = await RunAsync(workers: 1, floor: 0.999m);

        Assert.Empty(report.Portfolio.Positions);
        Assert.Empty(report.WorkingOrders);
        double[] index = [.. report.EquityCurve.Select(p => p.Index)];
        Assert.True(index.Distinct().Count() > 3, "it never traded");
        Assert.Single(index[(index.Length / 2)..].Distinct());
    }

    [Fact]
    public async Task A_replay_of_the_same_inputs_finds_no_difference()
    {
        (_, IJournal journal) = await RunAsync(workers: 1);

        ReplayComparison comparison = await CompareAsync(journal, change: null);

        Assert.True(comparison.IsEqual);
    }

    [Fact]
    public async Task A_changed_bar_is_found_at_the_first_plugin_whose_output_differs()
    {
        (_, IJournal journal) = await RunAsync(workers: 1);

        ReplayComparison comparison = await CompareAsync(
            journal,
            bars => bars[800] = bars[800] with { Close = bars[800].Close + 1 }
        );

        Assert.False(comparison.IsEqual);
        Assert.Equal("test_momentum 1", comparison.FirstPlugin?.Subject);
    }

    [Fact]
    public async Task A_sealed_journal_refuses_other_inputs_and_accepts_the_same()
    {
        var store = new MemoryStore();
        (RunReport first, _) = await RunAsync(workers: 1, store: store);
        (RunReport again, _) = await RunAsync(workers: 4, store: store);

        Assert.Equal(first.Head, again.Head);
        await Assert.ThrowsAsync<ReplayMismatchException>(() =>
            RunAsync(workers: 1, store: store, change: bars => bars[10] = bars[10] with { Close = bars[10].Close + 1 })
        );
    }

    private static async Task<(RunReport, IJournal)> RunAsync(
        int workers,
        decimal floor = 0.9m,
        MemoryStore? store = null,
        Action<Bar[]>? change = null
    )
    {
        store ??= new MemoryStore();
        await using ServiceProvider provider = Compose(workers, floor, store, change);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        return (await engine.RunAsync(TestContext.Current.CancellationToken), store.Journal);
    }

    private static async Task<ReplayComparison> CompareAsync(IJournal journal, Action<Bar[]>? change)
    {
        await using ServiceProvider provider = Compose(1, 0.9m, new MemoryStore(), change);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        return await engine.CompareAsync(journal, TestContext.Current.CancellationToken);
    }

    private static ServiceProvider Compose(int workers, decimal floor, MemoryStore store, Action<Bar[]>? change)
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", store);
        services
            .AddOptiFireEngine(configure: o =>
                o.Settings = new EngineSettings { System = new SystemSettings { MaxWorkers = workers } }
            )
            .AddSource(Walks.Daily(Symbols, 300, seed: 7, change))
            .AddPlugin<Momentum, MomentumOptions>(new MomentumOptions { Work = 2_000 }, enabled: true)
            .AddPlugin<Momentum, MomentumOptions>(new MomentumOptions { Decay = 0.5 }, "fast", enabled: true)
            .AddPlugin<WinnersFirst, WinnersFirstOptions>(enabled: true)
            .AddPlugin<LossStop, LossStopOptions>(new LossStopOptions { Floor = floor }, enabled: true);
        return services.BuildServiceProvider();
    }
}
