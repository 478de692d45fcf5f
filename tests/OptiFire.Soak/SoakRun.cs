using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;

namespace OptiFire.Soak;

/// <summary>One engine in one folder: starts there or goes on where the last process died.</summary>
internal static class SoakRun
{
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
        var walk = new SeededWalk(Symbols, sessions: 80, seed: 11);
        var exchange = new SimulatedBroker(
            new InstrumentCatalogue(walk.Instruments),
            new UsEquityCalendar(),
            SimulatedBrokerOptions.From(Settings.Execution)
        );
        IMarketDrivenBroker broker = outlives ? new FileBroker(exchange, folder) : exchange;

        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", new WatchedStore(SoakFiles.Journal(folder), kill));
        services
            .AddOptiFireEngine(configure: o => o.Settings = Settings)
            .AddSource(walk)
            .AddPlugin<Flipper, FlipperOptions>(enabled: true)
            .UseBroker(new WatchedBroker(broker, kill));
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider.GetRequiredService<OptiFireEngine>().RunAsync();
        await File.WriteAllTextAsync(SoakFiles.Outcome(folder), SoakOutcome.Of(report).ToString());
    }
}
