using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Testing.Brokers;

namespace OptiFire.Soak;

/// <summary>One engine in one folder: starts there or goes on where the last process died.</summary>
internal static class SoakRun
{
    private const int AcknowledgementDelay = 2; // pieces of market data and times

    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "DDD"];

    // What is held, what works and what is wanted must not depend on when a message arrived: a fixed quantity does not.
    private static readonly EngineSettings Settings = new()
    {
        System = new SystemSettings { MaxWorkers = 1 },
        Risk = new RiskSettings { MaxExposureTotal = null, MaxExposureSymbol = null },
        Execution = new ExecutionSettings
        {
            Sizing = SizingRule.FixedQuantity,
            MinTradeFraction = 0,
            Durability = Durability.BeforeSend,
        },
    };

    public static async Task RunAsync(string folder, bool outlives, KillPoint? point)
    {
        var kill = new KillSwitch(point, SoakFiles.Note(folder));
        using DurableBroker? durable = outlives ? OpenBroker(folder) : null;
        OptiFireEngine? engine = null;
        Task checkpoint = Task.CompletedTask;
        IMarketDrivenBroker broker = durable is null ? NewExchange() : durable;

        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", new WatchedStore(SoakFiles.Journal(folder), kill));
        services
            .AddOptiFireEngine(configure: o =>
            {
                o.Settings = Settings;
                o.CheckpointFolder = SoakFiles.Checkpoints(folder);
            })
            .AddSource(NewWalk())
            .AddPlugin<Flipper, FlipperOptions>(enabled: true)
            .UseBroker(new WatchedBroker(broker, kill, AskForCheckpoint));
        await using ServiceProvider provider = services.BuildServiceProvider();
        engine = provider.GetRequiredService<OptiFireEngine>();
        RunReport report = await engine.RunAsync();
        await File.WriteAllTextAsync(SoakFiles.Outcome(folder), SoakOutcome.Of(report).ToString());

        // All the time one is being stored, so that many processes die while one is.
        void AskForCheckpoint()
        {
            if (checkpoint.IsCompleted && engine!.Checkpoints.Unavailable is null)
            {
                checkpoint = engine.Checkpoints.TakeAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>The broker of a folder, with the life its file tells of.</summary>
    public static DurableBroker OpenBroker(string folder) =>
        new(NewExchange(), SoakFiles.Broker(folder), AcknowledgementDelay);

    private static SeededWalk NewWalk() => new(Symbols, sessions: 80, seed: 11);

    private static SimulatedBroker NewExchange() =>
        new(
            new InstrumentCatalogue(NewWalk().Instruments),
            new UsEquityCalendar(),
            SimulatedBrokerOptions.From(Settings.Execution)
        );
}
