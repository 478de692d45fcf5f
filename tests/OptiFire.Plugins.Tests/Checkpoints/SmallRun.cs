using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Risk;
using OptiFire.Plugins.Tests.Conformance;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Testing.Journals;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Checkpoints;

/// <summary>A short run over two random walks: small enough to keep a checkpoint of it in the repository.</summary>
internal sealed class SmallRun(string checkpointFolder)
{
    /// <summary>The step after which the kept checkpoint was taken.</summary>
    public const int KeptStep = 20;

    public MemoryJournalStore Journal { get; init; } = new();

    public async Task<RunReport> LiveAsync(int dies = 0, List<Task<CheckpointInfo>>? taken = null)
    {
        FakeMarket market = new FakeMarket()
            .WithRandomWalk("AAA", seed: 1, sessions: 40, volatility: 0.02)
            .WithRandomWalk("BBB", seed: 2, sessions: 40, volatility: 0.02);
        var execution = new ExecutionSettings { Durability = Durability.BeforeSend };
        var exchange = new SimulatedBroker(
            new InstrumentCatalogue(market.Instruments),
            new UsEquityCalendar(),
            SimulatedBrokerOptions.From(execution)
        );
        OptiFireEngine? engine = null;
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", Journal);
        services
            .AddOptiFireEngine(configure: o =>
            {
                o.Settings = new EngineSettings { Execution = execution };
                o.CheckpointFolder = checkpointFolder;
            })
            .AddSource(market)
            .AddPlugin<InAndOut, InAndOutOptions>(new InAndOutOptions { Level = 0.5 }, enabled: true)
            .AddPlugin<KalmanTrend, KalmanTrendOptions, KalmanTrendOptionsValidator>(enabled: true)
            .AddPlugin<DrawdownStop, DrawdownStopOptions, DrawdownStopOptionsValidator>(enabled: true)
            .UseBroker(new StepBroker(exchange, At));
        await using ServiceProvider provider = services.BuildServiceProvider();
        engine = provider.GetRequiredService<OptiFireEngine>();
        return await engine.RunAsync(TestContext.Current.CancellationToken);

        void At(int step)
        {
            if (step == dies)
            {
                throw new ProcessKilledException();
            }

            if (step == KeptStep)
            {
                taken?.Add(engine!.Checkpoints.TakeAsync(TestContext.Current.CancellationToken));
            }
        }
    }
}
