using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Dashboard;
using OptiFire.Plugins.Diagnostics;
using OptiFire.Plugins.Execution;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Learning;
using OptiFire.Plugins.Risk;
using OptiFire.Plugins.Tests.Conformance;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Brokers;
using OptiFire.Testing.Journals;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Checkpoints;

/// <summary>A run with everything a checkpoint has to hold, which can die at a step and be started again.</summary>
/// <remarks>
/// All built plugins; a simulated market and a second source with quotes, announced splits and dividends; orders that work
/// over the night; a drawdown stop that latches on the way and is re-armed by a command.
/// </remarks>
internal sealed class FullRun(string folder, bool outlives, Durability durability, bool tape = false)
{
    private const int Sessions = 150;

    private static readonly SimulatedMarketOptions Market = new()
    {
        Seed = 4,
        Stocks = StockRoster.Take(4),
        DailySessions = Sessions,
        MinuteSessions = 1,
    };

    public MemoryJournalStore Journal { get; init; } = new();

    /// <summary>What the broker received twice in the last life.</summary>
    public IReadOnlyList<string> Duplicates { get; private set; } = [];

    /// <summary>Steps of the last life, those before its checkpoint included.</summary>
    public int Steps { get; private set; }

    /// <summary>What was taken in the last life.</summary>
    public List<Task<CheckpointInfo>> Taken { get; } = [];

    public string CheckpointFolder => Path.Combine(folder, "checkpoints");

    /// <summary>Lives once.</summary>
    /// <param name="dies">At which step the process ends; 0 for none.</param>
    /// <param name="takes">At which steps a checkpoint is asked for.</param>
    /// <param name="configure">Changes something about the engine.</param>
    public async Task<RunReport> LiveAsync(int dies, int[] takes, Action<EngineOptions>? configure = null)
    {
        Taken.Clear();
        var settings = new EngineSettings
        {
            Risk = new RiskSettings { MaxExposureTotal = 1, MaxExposureSymbol = 0.4m },
            Execution = new ExecutionSettings { Durability = durability, FillModel = FillModel.SpreadAndImpact },
        };
        var market = new SimulatedMarket(Market, new UsEquityCalendar());
        FakeMarket facts = Facts();
        using DurableBroker? durable = outlives
            ? new DurableBroker(Exchange(), Path.Combine(folder, "broker"), 2)
            : null;
        OptiFireEngine? engine = null;
        var broker = new StepBroker(durable is null ? Exchange() : durable, At);
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", Journal);
        AddAll(
            services
                .AddOptiFireEngine(configure: o =>
                {
                    o.Settings = settings;
                    o.CheckpointFolder = CheckpointFolder;
                    o.CheckpointsKept = 8;
                    o.RecordsTape = tape;
                    configure?.Invoke(o);
                })
                .AddSource(market)
                .AddSource(facts)
                .UseBroker(broker)
        );
        await using ServiceProvider provider = services.BuildServiceProvider();
        engine = provider.GetRequiredService<OptiFireEngine>();
        try
        {
            return await engine.RunAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            Steps = broker.Steps;
            Duplicates = durable?.Duplicates ?? [];
        }

        SimulatedBroker Exchange() =>
            new(
                new InstrumentCatalogue([.. market.Instruments, .. facts.Instruments]),
                new UsEquityCalendar(),
                SimulatedBrokerOptions.From(settings.Execution)
            );

        void At(int step)
        {
            if (step == dies)
            {
                throw new ProcessKilledException();
            }

            if (step == 90 && !IsRecorded("looked at it"))
            {
                engine!.Rearm(new InstanceId("risk_drawdown_derisk"), "tester", "looked at it");
                engine.BookFlow(-5_000, "tester", "fees");
            }

            if (step == 120 && !IsRecorded("lunch"))
            {
                engine!.SetTradingState(TradingState.ReduceOnly, "tester", "lunch");
            }

            if (takes.Contains(step))
            {
                Task.WaitAll(Taken, TestContext.Current.CancellationToken); // one is stored before the next is asked for
                Taken.Add(engine!.Checkpoints.TakeAsync(TestContext.Current.CancellationToken));
            }
        }
    }

    /// <summary>Whether an earlier life gave a command: its journal gives it again then.</summary>
    private bool IsRecorded(string reason) =>
        Journal.Records.Any(r => r.Kind == JournalRecordKind.Command && r.As<CommandGiven>().Reason == reason);

    private static void AddAll(IOptiFireBuilder builder) =>
        builder
            .AddPlugin<InAndOut, InAndOutOptions>(new InAndOutOptions { Level = 0.9 }, enabled: true)
            .AddPlugin<VolatilityRegime, VolatilityRegimeOptions, VolatilityRegimeOptionsValidator>(
                new VolatilityRegimeOptions { PercentileWindow = 20 },
                enabled: true
            )
            .AddPlugin<CrossAssetCorrelation, CrossAssetCorrelationOptions, CrossAssetCorrelationOptionsValidator>(
                enabled: true
            )
            .AddPlugin<EquityPlot, EquityPlotOptions, EquityPlotOptionsValidator>(enabled: true)
            .AddPlugin<SharpeConfidence, SharpeConfidenceOptions, SharpeConfidenceOptionsValidator>(enabled: true)
            .AddPlugin<BidAskFilter, BidAskFilterOptions, BidAskFilterOptionsValidator>(enabled: true)
            .AddPlugin<GarchVolatility, GarchVolatilityOptions, GarchVolatilityOptionsValidator>(enabled: true)
            .AddPlugin<KalmanTrend, KalmanTrendOptions, KalmanTrendOptionsValidator>(enabled: true)
            .AddPlugin<TransactionLog, TransactionLogOptions, TransactionLogOptionsValidator>(enabled: true)
            .AddPlugin<FadingMemory, FadingMemoryOptions, FadingMemoryOptionsValidator>(enabled: true)
            .AddPlugin<VolatilityTargeting, VolatilityTargetingOptions, VolatilityTargetingOptionsValidator>(
                enabled: true
            )
            .AddPlugin<DrawdownStop, DrawdownStopOptions, DrawdownStopOptionsValidator>(
                new DrawdownStopOptions
                {
                    RestoreBelow = 0.005,
                    ReduceAt = 0.01,
                    StopAt = 0.02,
                },
                enabled: true
            );

    /// <summary>Quotes, splits and dividends of one more instrument; every action is announced ten sessions ahead.</summary>
    private static FakeMarket Facts()
    {
        var facts = new FakeMarket("facts");
        var calendar = new UsEquityCalendar();
        double[] closes = RandomWalk.Of(seed: 9, Sessions, start: 80, volatility: 0.02, drift: 0);
        var first = new DateOnly(2022, 1, 4);
        facts.WithDailyBars("FFF", first, closes);
        var sessions = new List<Session>();
        for (DateOnly date = first; sessions.Count < Sessions; date = date.AddDays(1))
        {
            if (calendar.SessionOn(date) is { } session)
            {
                sessions.Add(session);
            }
        }

        for (int i = 0; i < Sessions; i++)
        {
            facts.WithQuote("FFF", sessions[i].Close - TimeSpan.FromSeconds(1), closes[i] * 0.9995, closes[i] * 1.0005);
            if (i >= 10 && i % 5 == 2)
            {
                Timestamp announced = sessions[i - 10].Close;
                facts.With(
                    "FFF",
                    i % 50 != 37
                        ? CorporateAction.CashDividend(default, sessions[i].Open, announced, 0.25m)
                        : CorporateAction.Split(default, sessions[i].Open, announced, 3, 2)
                );
            }
        }

        return facts;
    }
}
