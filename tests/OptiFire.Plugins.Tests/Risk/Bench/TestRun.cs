using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Risk.Bench;

/// <summary>Runs the real engine on a few rows, in a market that never closes, without costs or limits of its own.</summary>
public sealed class TestRun
{
    private readonly ServiceCollection _services = new();
    private readonly List<(Type Type, object Event)> _events = [];
    private EngineOptions? _options;

    public TestRun(params string[] symbols)
        : this(new HoldLevelOptions(), symbols) { }

    public TestRun(HoldLevelOptions hold, string[] symbols, string calendar = "always-open")
    {
        Instruments =
        [
            .. symbols.Select(s => new Instrument
            {
                Symbol = s,
                Calendar = calendar,
                QuantityDigits = 9,
                LotSize = 0.000000001m,
                PriceDigits = 9,
            }),
        ];
        Builder = _services.AddOptiFireEngine(configure: o =>
        {
            _options = o;
            o.BaseCalendar = "always-open";
        });
        Builder.AddPlugin<HoldLevel, HoldLevelOptions>(hold, enabled: true);
    }

    /// <summary>May be replaced until the run begins.</summary>
    public EngineSettings Settings { get; set; } =
        new()
        {
            Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
            Execution = new ExecutionSettings
            {
                CapitalPerSymbol = 1,
                RthOnly = false,
                TimeInForce = TimeInForce.GoodTilCanceled,
                MinTradeFraction = 0,
                CommissionBps = 0,
            },
        };

    public IReadOnlyList<Instrument> Instruments { get; }

    public IOptiFireBuilder Builder { get; }

    public IEnumerable<TEvent> Events<TEvent>() =>
        _events.Where(e => e.Type == typeof(TEvent)).Select(e => (TEvent)e.Event);

    public static Timestamp Day(int day) => Timestamp.FromUtc(2024, 1, 1) + TimeSpan.FromDays(day);

    /// <summary>A bar that ends with the day, or at another time of it; prices in currency units.</summary>
    public Bar BarOf(int day, decimal open, decimal close, int instrument = 0)
    {
        Instrument one = Instruments[instrument];
        Assert.True(one.TryScalePrice(Math.Round(open, 9), out long first));
        Assert.True(one.TryScalePrice(Math.Round(close, 9), out long last));
        return new Bar
        {
            Instrument = new InstrumentId(instrument),
            Size = BarSize.Day,
            Start = Day(day),
            EventTime = Day(day + 1),
            AvailableAt = Day(day + 1),
            Open = first,
            High = Math.Max(first, last),
            Low = Math.Min(first, last),
            Close = last,
            Volume = 1_000_000_000_000_000,
        };
    }

    public TestRun With<T>(params T[] rows)
        where T : struct, IDatum<T>
    {
        Builder.AddSource(new ListSource<T>(Instruments, rows));
        return this;
    }

    public async Task<RunReport> RunAsync()
    {
        _options!.Settings = Settings;
        await using ServiceProvider provider = _services.BuildServiceProvider();
        OptiFireEngine engine = provider.GetRequiredService<OptiFireEngine>();
        Keep<OrderFilled>(engine);
        Keep<TradingStateChanged>(engine);
        Keep<FindingRaised>(engine);
        RunReport report = await engine.RunAsync(TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        return report;
    }

    private void Keep<TEvent>(OptiFireEngine engine)
        where TEvent : IEngineEvent =>
        engine.Events.Subscribe<TEvent>(e =>
        {
            lock (_events)
            {
                _events.Add((typeof(TEvent), e));
            }
        });
}
