using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Markets;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>The heartbeat beside a real engine whose loop is held up by a plugin.</summary>
public sealed class BlockedEngineTests
{
    [Fact]
    public async Task Loop_that_is_held_up_is_found_out_while_every_other_thread_goes_on()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        using var manager = new NotifySocket(folder.File("notify"));
        using var door = new Door();
        var services = new ServiceCollection();
        services.AddSingleton(door);
        services
            .AddOptiFireEngine()
            .AddSource(new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 500))
            .AddPlugin<HoldUp, HoldUpOptions>(enabled: true);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<OptiFireEngine>();
        Task<RunReport> run = engine.RunAsync(TestContext.Current.CancellationToken);
        var context = new FakeServiceContext(new InstanceId("infra_heartbeat"))
        {
            Health = engine.Health,
            Time = TimeProvider.System,
            IsVirtual = true,
        };
        var options = new HeartbeatOptions { IntervalSeconds = 0.1, NotifySocket = folder.File("notify") };

        await using (RunningService running = await RunningService.StartAsync(new Heartbeat(options), context))
        {
            await running.ForAsync(() => context.Findings.Count > 0);
            Assert.Contains("3 beats missed: the engine has been in one step", context.Findings.First().Message);
            manager.Take();
            int reports = context.Reports.Count;
            await running.ForAsync(() => context.Reports.Count > reports + 5);
            Assert.Empty(manager.Take()); // five intervals without a sign of life

            door.Open();
            RunReport report = await run;
            Assert.Equal(report.Head.Sequence, engine.Health.Read().Sequence);
            Assert.False(engine.Health.Read().IsRunning);
        }

        Assert.Empty(context.Commands.Given.Concat(context.Commands.Refused));
    }

    internal sealed class Door : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();

        public void Open() => _open.Set();

        public void Pass() => _open.Wait(TimeSpan.FromSeconds(30));

        public void Dispose() => _open.Dispose();
    }

    internal sealed class HoldUp(HoldUpOptions options, Door door) : IPlugin<HoldUp, HoldUpOptions>, IFeature
    {
        private int _runs;

        public static PluginDescriptor Descriptor { get; } =
            new("test_hold_up", PluginCategory.Features, "Hold up") { Summary = "Waits for a door." };

        public PluginPlan Plan => new(new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day)));

        public RunResult Compute(IRun run)
        {
            if (++_runs == options.OnRun)
            {
                door.Pass();
            }

            return RunResult.Ok;
        }
    }

    internal sealed record HoldUpOptions
    {
        public int OnRun { get; init; } = 100;
    }
}
