using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Journals;

namespace OptiFire.Tests;

/// <summary>A drawdown stop that trips in a fall, and an operator who re-arms it and pays money in.</summary>
public sealed class OperatorTests
{
    private static readonly InstanceId Stop = new("risk_drawdown_derisk");

    [Fact]
    public async Task A_stop_flattens_stays_shut_and_opens_only_by_hand()
    {
        var market = new FallingMarket();
        (RunReport report, MemoryJournalStore store, List<TradingState> states) = await RunAsync(market, rearms: true);

        Assert.Equal([TradingState.ReduceOnly, TradingState.Active], states);
        ActivationReport guard = report.Activations.Single(a => a.Instance == Stop && a.Role == Role.Guard);
        Assert.Equal("0", guard.Outputs["latched"]);
        CommandGiven[] commands =
        [
            .. store.Records.Where(r => r.Kind == JournalRecordKind.Command).Select(r => r.As<CommandGiven>()),
        ];
        Assert.Equal([CommandKind.Rearm, CommandKind.Flow], commands.Select(c => c.Command));
        Assert.All(commands, c => Assert.Equal("ann", c.Author));
        Assert.Equal(110_000m, report.Portfolio.NetFlows);
    }

    [Fact]
    public async Task Without_an_operator_it_stays_shut_although_the_market_makes_new_highs()
    {
        (RunReport report, _, List<TradingState> states) = await RunAsync(new FallingMarket(), rearms: false);

        Assert.Equal([TradingState.ReduceOnly], states);
        Assert.Empty(report.Portfolio.Positions);
        Assert.InRange(report.MaxDrawdown!.Value, 0.08, 0.12);
    }

    [Fact]
    public async Task A_replay_gives_the_commands_again_at_their_place()
    {
        (_, MemoryJournalStore store, _) = await RunAsync(new FallingMarket(), rearms: true);

        var market = new FallingMarket();
        market.GoOn();
        await using ServiceProvider provider = Compose(market, new MemoryJournalStore());
        await using IJournalStore recorded = store.Open(Durability.Grouped);
        ReplayComparison comparison = await provider
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(recorded.Journal, TestContext.Current.CancellationToken);

        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    private static async Task<(RunReport, MemoryJournalStore, List<TradingState>)> RunAsync(
        FallingMarket market,
        bool rearms
    )
    {
        var store = new MemoryJournalStore();
        var states = new List<TradingState>();
        await using ServiceProvider provider = Compose(market, store);
        var engine = provider.GetRequiredService<OptiFireEngine>();
        engine.Events.Subscribe<TradingStateChanged>(e =>
        {
            states.Add(e.State);
            if (e.State == TradingState.ReduceOnly)
            {
                if (rearms)
                {
                    engine.Rearm(Stop, "ann", "looked at it");
                    engine.BookFlow(10_000m, "ann", "fresh money");
                }

                market.GoOn();
            }
        });
        RunReport report = await engine.RunAsync(TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        return (report, store, states);
    }

    private static ServiceProvider Compose(FallingMarket market, MemoryJournalStore store)
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", store);
        services
            .AddOptiFire(configure: o =>
                o.Settings = new EngineSettings
                {
                    Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
                    Execution = new ExecutionSettings { CapitalPerSymbol = 1m },
                }
            )
            .AddSource(market)
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions>(
                new MovingAverageCrossOptions { Fast = 1, Slow = 2 },
                enabled: true
            );
        return services.BuildServiceProvider();
    }

    /// <summary>Rises, falls by a tenth in a day, and then waits until somebody has seen that before it rises for good.</summary>
    private sealed class FallingMarket : IMarketDataSource
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "falling market";

        public IReadOnlyList<Instrument> Instruments { get; } = [new Instrument { Symbol = "AAA" }];

        public void GoOn() => _seen.TrySetResult();

        public async IAsyncEnumerable<DataBatch> ReadAsync(
            SourceRequest request,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            var calendar = new Engine.Calendar.UsEquityCalendar();
            Session session = calendar.SessionAtOrAfter(Timestamp.FromUtc(2020, 1, 2));
            long price = 100_0000;
            for (int day = 0; day < 40; day++)
            {
                long open = price;
                price = day == 10 ? price * 9 / 10 : price + 1_0000;
                yield return new DataBatch<Bar>([Bar(session, open, price)], 1);
                session = calendar.SessionAtOrAfter(session.Close + TimeSpan.FromSeconds(1));
                if (day == 12)
                {
                    await _seen.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
                }
            }
        }

        private static Bar Bar(Session session, long open, long close) =>
            new()
            {
                Size = BarSize.Day,
                Start = session.Open,
                EventTime = session.Close,
                AvailableAt = session.Close,
                Open = open,
                High = Math.Max(open, close),
                Low = Math.Min(open, close),
                Close = close,
                Volume = 1_000_000,
            };
    }
}
