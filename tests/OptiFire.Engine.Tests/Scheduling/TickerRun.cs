using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>Runs tickers over given moments of data.</summary>
internal sealed class TickerRun
{
    private readonly MemoryStore _store = new();

    /// <summary>Schedule or, empty, every bar, by the name of the ticker.</summary>
    public Dictionary<string, TickerOptions> Tickers { get; init; } = [];

    /// <summary>The policy of timers; null where the scheduler plugin is off.</summary>
    public TimerRulesOptions? Rules { get; init; }

    public required IReadOnlyList<Timestamp> Data { get; init; }

    public Action<EngineOptions> Configure { get; init; } = static _ => { };

    public SteppedTime? Time { get; init; }

    public Firings Firings { get; } = new();

    public OptiFireEngine Engine { get; private set; } = null!;

    public IReadOnlyList<ClockJumped> Jumps =>
        [
            .. _store
                .Journal.Read()
                .SelectMany(g => JournalEntry.ReadAll(g.Payload))
                .Where(e => e.Kind == JournalRecordKind.ClockJumped)
                .Select(e => e.As<ClockJumped>()),
        ];

    public async Task<RunReport> RunAsync()
    {
        await using ServiceProvider provider = Compose(_store, Firings, isVirtual: false);
        Engine = provider.GetRequiredService<OptiFireEngine>();
        return await Engine.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the journal again on virtual time.</summary>
    public async Task<(ReplayComparison Comparison, Firings Firings)> ReplayAsync()
    {
        var firings = new Firings();
        await using ServiceProvider provider = Compose(new MemoryStore(), firings, isVirtual: true);
        ReplayComparison comparison = await provider
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(_store.Journal, TestContext.Current.CancellationToken);
        return (comparison, firings);
    }

    private ServiceProvider Compose(MemoryStore store, Firings firings, bool isVirtual)
    {
        Bar[] bars =
        [
            .. Data.Select(time => new Bar
            {
                Instrument = new InstrumentId(0),
                Size = BarSize.Minute,
                Start = time - TimeSpan.FromMinutes(1),
                EventTime = time,
                AvailableAt = time,
                Open = 100_0000,
                High = 100_0000,
                Low = 100_0000,
                Close = 100_0000,
            }),
        ];
        var services = new ServiceCollection();
        services.AddSingleton(firings);
        services.AddKeyedSingleton<IJournalStoreFactory>("", store);
        if (Time is not null)
        {
            services.AddSingleton<TimeProvider>(Time);
        }

        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.Pace = Time is null || isVirtual ? null : 1;
                Configure(o);
            })
            .AddSource(
                new ListSource<Bar>(
                    "moments",
                    [new Instrument { Symbol = "AAA" }, new Instrument { Symbol = "COIN", Calendar = "always-open" }],
                    bars
                )
            );
        if (Rules is not null)
        {
            builder.AddPlugin<TimerRules, TimerRulesOptions>(Rules, enabled: true);
        }

        foreach ((string name, TickerOptions options) in Tickers)
        {
            builder.AddPlugin<Ticker, TickerOptions>(options, name, enabled: true);
        }

        return services.BuildServiceProvider();
    }
}
