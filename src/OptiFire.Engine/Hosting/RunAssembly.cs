using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Events;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Market;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>Puts the parts of one run together and writes the journal's first records.</summary>
internal sealed class RunAssembly(
    IServiceProvider services,
    string engineName,
    EngineOptions options,
    EventBus bus,
    Func<IJournal, SettingsVersion> firstSettings,
    CheckpointDesk checkpoints
)
{
    /// <summary>Builds a run.</summary>
    /// <param name="journal">Where it is recorded.</param>
    /// <param name="tape">Where its inputs are recorded; null for nowhere.</param>
    /// <param name="chooser">Finds where the run goes on; null for the beginning.</param>
    /// <param name="wrapBroker">Puts something before the broker; null for nothing.</param>
    public EngineParts Build(IJournal journal, ITape? tape, CheckpointChooser? chooser, BrokerWrap? wrapBroker)
    {
        SettingsVersion version = firstSettings(journal);
        EngineSettings settings = version.Content.ToSettings();

        IMarketDataSource[] sources = Sources();
        var instruments = new InstrumentCatalogue(sources.SelectMany(s => s.Instruments));
        CheckCurrencies(instruments);
        ICalendar baseCalendar = options.Calendars.Get(options.BaseCalendar);
        var store = new MarketStore(instruments, services.GetKeyedServices<DatumRegistration>(engineName));
        var ledger = new Ledger(instruments, Currency.Usd);
        var curve = new EquityCurve();
        var log = new JournalLog(journal);
        var view = new EngineView(instruments, ledger, log, settings.System.Seed)
        {
            CancelsRuns = options.Pace is not null,
        };
        var ties = new PluginTies(services, engineName, options, store, instruments, curve, view);
        PluginGraph graph = ties.Tie(settings);
        store.EndFill(); // at the start there is no past to fill from
        string settingsText = SettingsText.Of(options, settings);
        string[] versions = [.. ties.Roster.Names];
        string runId = SettingsText.RunId(
            engineName,
            settingsText,
            [.. instruments.Select(i => i.Symbol), .. versions]
        );
        var orders = new OrderTable(instruments, runId);
        IBroker broker = services.GetKeyedService<IBroker>(engineName) ?? Simulate(instruments, settings.Execution);
        var paper = new PaperBook(instruments, settings.Execution.CommissionBps);
        view.Paper = paper;
        log.Append(
            new RunStarted(runId, settingsText, version.Number, [.. instruments.Select(i => i.Symbol)], versions)
        );
        foreach (Instrument instrument in instruments)
        {
            log.Append(new InstrumentDeclared(instrument));
        }

        RecordInputs(sources, log);
        string startHash = log.ContentHash;
        RestorePoint? from = chooser?.Choose(runId, startHash, journal);
        CommitGroup[] recorded =
            journal.Opened.Groups > 0 || journal is IReplay ? [.. journal.Read(1 + (from?.Journal.Groups ?? 0))] : [];
        log.Follow(recorded.Select(group => group.LastSequence));
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new EngineParts
        {
            EngineName = engineName,
            RunId = runId,
            StartHash = startHash,
            From = from,
            RecordedTo = journal.Opened.Sequence,
            Settings = settings,
            SettingsVersion = version.Number,
            Ties = ties,
            Instruments = instruments,
            Calendars = options.Calendars,
            BaseCalendar = baseCalendar,
            Store = store,
            Graph = graph,
            View = view,
            Ledger = ledger,
            Curve = curve,
            Log = log,
            Journal = journal,
            Tape = options.RecordsTape
                ? new TapeRecorder(tape, log, store, isResumed: journal.Opened.Groups > 0)
                : null,
            Signals = new SignalBook(instruments, log),
            Paper = paper,
            Controls = new ControlBook(log),
            Trading = new TradingStateBook(log),
            Targets = new TargetTable(instruments),
            Orders = orders,
            Broker = wrapBroker?.Invoke(broker, log, orders, from?.Journal) ?? broker,
            OwnBroker = broker,
            Sources = sources,
            Bus = bus,
            Checkpoints = checkpoints,
            Fences = new RecordedFences(recorded),
            RecordedCommands = Commands(recorded, from, journal as WhatIfJournal),
            RecordedEnd = journal is IReplay ? long.MaxValue : journal.Opened.Sequence,
            Jumps = new RecordedJumps(recorded),
            TimerPolicy = ties.TimersUnder(settings),
            Timing = new RoundTiming(options.Pace is null ? null : options.RoundDeadline, options.StallTimeout),
            Clock = options.Pace is { } pace ? new PacedClock(time, pace, options.ClockTolerance) : new VirtualClock(),
            Groups = options.Pace is null ? null : new GroupTimer(log, time),
            Load = options.Pace is null
                ? null
                : new LoadWatch(services.GetKeyedService<ILoadProbe>(engineName) ?? new ProcessLoad(), time),
            Logger = OptiFireEngine.Logs(services).CreateLogger("OptiFire.Engine"),
        };
    }

    /// <summary>What keeps the plugins from being made and tied under some settings; empty when nothing does.</summary>
    public IReadOnlyList<string> Errors(EngineSettings settings)
    {
        try
        {
            var instruments = new InstrumentCatalogue(Sources().SelectMany(s => s.Instruments));
            var store = new MarketStore(instruments, services.GetKeyedServices<DatumRegistration>(engineName));
            var view = new EngineView(
                instruments,
                new Ledger(instruments, Currency.Usd),
                new JournalLog(new MemoryJournal()),
                settings.System.Seed
            );
            new PluginTies(services, engineName, options, store, instruments, new EquityCurve(), view).Tie(settings);
            return [];
        }
        catch (EngineStartException fault)
        {
            return fault.Errors;
        }
    }

    private IMarketDataSource[] Sources()
    {
        IMarketDataSource[] sources = [.. services.GetKeyedServices<IMarketDataSource>(engineName)];
        return sources.Length > 0
            ? sources
            : throw new EngineStartException(["There is no source of market data: add one with AddSource(...)."]);
    }

    /// <summary>The recorded commands that are given again: after a checkpoint, and before another version takes over.</summary>
    private static List<JournalEntry> Commands(CommitGroup[] recorded, RestorePoint? from, WhatIfJournal? other) =>
        [
            .. CommandInbox
                .Read(recorded)
                .Where(c => c.Sequence > (from?.Journal.Sequence ?? 0))
                .TakeWhile(c => other is null || CommandInbox.TimeOf(c) < other.From),
        ];

    private static void CheckCurrencies(InstrumentCatalogue instruments)
    {
        string[] foreign =
        [
            .. instruments.Where(i => i.Tradable && i.Currency != Currency.Usd).Select(i => $"{i} is in {i.Currency}"),
        ];
        if (foreign.Length > 0)
        {
            throw new EngineStartException([
                .. foreign.Select(f =>
                    f + ": the portfolio's base currency is USD and there is no source of exchange rates."
                ),
            ]);
        }
    }

    private static void RecordInputs(IMarketDataSource[] sources, JournalLog log)
    {
        foreach (IMarketDataSource source in sources)
        {
            if (source is not IFileSource files)
            {
                log.Append(new Input(source.Name, "", 0, ""));
                continue;
            }

            foreach (SourceFile file in files.Files)
            {
                log.Append(new Input(source.Name, file.Name, file.Bytes, file.Sha256));
            }
        }
    }

    private SimulatedBroker Simulate(InstrumentCatalogue instruments, ExecutionSettings execution)
    {
        ICalendar always = options.Calendars.Get("always-open");
        return new SimulatedBroker(
            instruments,
            instrument => execution.RthOnly ? options.Calendars.Get(instrument.Calendar) : always,
            SimulatedBrokerOptions.From(execution)
        );
    }
}
