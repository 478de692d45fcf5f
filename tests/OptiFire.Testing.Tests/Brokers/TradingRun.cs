using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Testing.Brokers;
using OptiFire.Testing.Journals;
using OptiFire.Testing.Markets;

namespace OptiFire.Testing.Tests.Brokers;

/// <summary>A strategy that trades three instruments on a durable broker, and how its lives go on.</summary>
public sealed class TradingRun(string brokerFile, Durability durability, int acknowledgementDelay, TimeInForce lives)
{
    private readonly FakeMarket _market = new FakeMarket()
        .WithRandomWalk("AAA", seed: 1, sessions: 80, volatility: 0.02)
        .WithRandomWalk("BBB", seed: 2, sessions: 80, volatility: 0.03)
        .WithRandomWalk("CCC", seed: 3, sessions: 80, volatility: 0.01);

    /// <summary>The journal; replaced to lose its end.</summary>
    public MemoryJournalStore Journal { get; set; } = new();

    /// <summary>What the broker received twice in the last life.</summary>
    public IReadOnlyList<string> Duplicates { get; private set; } = [];

    /// <summary>What the broker received in all lives.</summary>
    public IReadOnlyList<string> Received { get; private set; } = [];

    /// <summary>What the broker holds at the end of the last life.</summary>
    public IReadOnlyDictionary<InstrumentId, decimal> BrokerPositions { get; private set; } =
        new Dictionary<InstrumentId, decimal>();

    /// <summary>How often something passed between engine and broker in the last life.</summary>
    public int Passed { get; private set; }

    public Task<RunReport> LiveAsync(int diesAt = 0, CancellationToken cancellationToken = default) =>
        UseAsync(engine => engine.RunAsync(cancellationToken), diesAt);

    /// <summary>Replays a journal and compares, with a broker at hand that must not be touched.</summary>
    public async Task<ReplayDifference?> CompareAsync(MemoryJournalStore recorded, CancellationToken cancellationToken)
    {
        await using IJournalStore store = recorded.Open(durability);
        return await UseAsync(engine => engine.CompareAsync(store.Journal, cancellationToken), diesAt: 0);
    }

    private async Task<T> UseAsync<T>(Func<OptiFireEngine, Task<T>> use, int diesAt)
    {
        var calendar = new UsEquityCalendar();
        var simulated = new SimulatedBroker(
            new InstrumentCatalogue(_market.Instruments),
            calendar,
            new SimulatedBrokerOptions()
        );
        using var durable = new DurableBroker(simulated, brokerFile, acknowledgementDelay);
        var dying = new DyingBroker(durable, diesAt);
        try
        {
            var services = new ServiceCollection();
            services
                .AddOptiFireEngine(configure: o =>
                    o.Settings = new EngineSettings
                    {
                        Execution = new ExecutionSettings { Durability = durability, TimeInForce = lives },
                    }
                )
                .AddSource(_market)
                .UseBroker(dying)
                .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>(
                    new MovingAverageCrossOptions { Fast = 2, Slow = 5 },
                    enabled: true
                );
            services.AddKeyedSingleton<IJournalStoreFactory>("", Journal);
            await using ServiceProvider provider = services.BuildServiceProvider();
            T result = await use(provider.GetRequiredService<OptiFireEngine>());
            BrokerPositions = (await durable.QueryAsync(CancellationToken.None)).Positions;
            return result;
        }
        finally
        {
            (Duplicates, Received, Passed) = (durable.Duplicates, durable.Received, dying.Passed);
        }
    }
}
