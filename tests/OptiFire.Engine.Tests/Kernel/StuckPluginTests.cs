using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Kernel;

public sealed class StuckPluginTests
{
    [Fact]
    public async Task An_endless_loop_fails_the_run_on_virtual_time_and_names_the_plugin()
    {
        var release = new ManualResetEventSlim();
        await using ServiceProvider provider = Compose(
            new MemoryStore(),
            release,
            pace: null,
            o => o.StallTimeout = TimeSpan.FromMilliseconds(200)
        );

        PluginStalledException stalled = await Assert.ThrowsAsync<PluginStalledException>(() =>
            provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(["test_stuck"], stalled.Instances);
        release.Set();
    }

    [Fact]
    public async Task On_real_time_a_late_run_is_fenced_and_a_replay_drops_it_too()
    {
        var release = new ManualResetEventSlim();
        var store = new MemoryStore();
        RunReport live;
        await using (
            ServiceProvider provider = Compose(
                store,
                release,
                pace: 1e9,
                o => o.RoundDeadline = TimeSpan.FromMilliseconds(100)
            )
        )
        {
            live = await provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);
        }

        ActivationReport stuck = Assert.Single(live.Activations);
        Assert.True(stuck.Late > 0, "nothing was fenced");
        Assert.Equal(stuck.Runs, stuck.Ok + stuck.Late);
        release.Set();

        await using ServiceProvider replaying = Compose(new MemoryStore(), release, pace: null, _ => { });
        ReplayComparison comparison = await replaying
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(store.Journal, TestContext.Current.CancellationToken);
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    private static ServiceProvider Compose(
        MemoryStore store,
        ManualResetEventSlim release,
        double? pace,
        Action<EngineOptions> configure
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton(release);
        services.AddKeyedSingleton<IJournalStoreFactory>("", store);
        services
            .AddOptiFireEngine(configure: o =>
            {
                o.Pace = pace;
                configure(o);
            })
            .AddSource(Walks.Daily(["AAA"], 30, seed: 1))
            .AddPlugin<Stuck, StuckOptions>(enabled: true);
        return services.BuildServiceProvider();
    }

    /// <summary>Stays away on one day until it is let go.</summary>
    internal sealed class Stuck(StuckOptions options, ManualResetEventSlim release)
        : IPlugin<Stuck, StuckOptions>,
            IFeature
    {
        private readonly WindowNeed<Bar, long> _closes = Need.Window(Bar.RawClose, BarSize.Day, 1);
        private int _runs;

        public static PluginDescriptor Descriptor { get; } =
            new("test_stuck", PluginCategory.Features, "Stuck") { Summary = "Does not come back." };

        public static Output<long> Close { get; } = Output.Integer("close");

        public PluginPlan Plan =>
            new(
                new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
                {
                    Needs = [_closes],
                    Outputs = [Close],
                }
            );

        public RunResult Compute(IRun run)
        {
            if (++_runs == options.StuckOnRun)
            {
                release.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            }

            run.Publish(Close, run.Window(_closes).Values[^1]);
            return RunResult.Ok;
        }
    }

    internal sealed record StuckOptions
    {
        public int StuckOnRun { get; init; } = 5;
    }
}
