using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Budgets;
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
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>Puts the parts of one run together and writes the journal's first records.</summary>
internal sealed class RunAssembly(IServiceProvider services, string engineName, EngineOptions options, EventBus bus)
{
    public EngineParts Build(IJournal journal, ITape? tape, Func<IBroker, JournalLog, OrderTable, IBroker>? wrapBroker)
    {
        EngineSettings settings = options.Settings;
        IReadOnlyList<string> errors = settings.Validate();
        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }

        IMarketDataSource[] sources = [.. services.GetKeyedServices<IMarketDataSource>(engineName)];
        if (sources.Length == 0)
        {
            throw new EngineStartException(["There is no source of market data: add one with AddSource(...)."]);
        }

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
        var wrong = new List<string>();
        List<PluginInstance> instances = CreateInstances(settings, view, wrong);
        PluginGraph graph = CreateGraph(instances, settings, store, instruments, curve, view, wrong);
        string settingsText = SettingsText.Of(options);
        string[] versions = [.. instances.Select(i => $"{i.Id} {i.Descriptor.Version}")];
        string runId = SettingsText.RunId(
            engineName,
            settingsText,
            [.. instruments.Select(i => i.Symbol), .. versions]
        );
        var orders = new OrderTable(instruments, runId);
        IBroker broker = services.GetKeyedService<IBroker>(engineName) ?? Simulate(instruments, settings.Execution);
        var paper = new PaperBook(instruments, settings.Execution.CommissionBps);
        view.Paper = paper;
        foreach (
            PluginInstance instance in instances.Where(i => i.Activations.Exists(a => a.Activation.Role == Role.Signal))
        )
        {
            view.SignalInstances.Add(instance.Id);
            paper.Add(instance);
        }

        CommitGroup[] recorded = journal.Opened.Groups > 0 || journal is ComparingJournal ? [.. journal.Read()] : [];
        log.Append(new RunStarted(runId, settingsText, [.. instruments.Select(i => i.Symbol)], versions));
        foreach (Instrument instrument in instruments)
        {
            log.Append(new InstrumentDeclared(instrument));
        }

        RecordInputs(sources, log);
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new EngineParts
        {
            EngineName = engineName,
            RunId = runId,
            Settings = settings,
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
            Tape = options.RecordsTape ? new TapeRecorder(tape, log, isResumed: journal.Opened.Groups > 0) : null,
            Signals = new SignalBook(instruments, log),
            Paper = paper,
            Controls = new ControlBook(log),
            Trading = new TradingStateBook(log),
            Targets = new TargetTable(instruments),
            Orders = orders,
            Broker = wrapBroker?.Invoke(broker, log, orders) ?? broker,
            Sources = sources,
            Bus = bus,
            Fences = new RecordedFences(recorded),
            RecordedCommands = CommandInbox.Read(recorded),
            Timing = new RoundTiming(options.Pace is null ? null : options.RoundDeadline, options.StallTimeout),
            Clock = options.Pace is { } pace ? new PacedClock(time, pace) : new VirtualClock(),
            Load = options.Pace is null
                ? null
                : new LoadWatch(
                    services.GetKeyedService<ILoadProbe>(engineName) ?? new ProcessLoad(),
                    time,
                    settings.System
                ),
            Logger = OptiFireEngine.Logs(services).CreateLogger("OptiFire.Engine"),
        };
    }

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

    private List<PluginInstance> CreateInstances(EngineSettings settings, EngineView view, List<string> errors)
    {
        var instances = new List<PluginInstance>();
        PluginRegistration[] registrations = [.. services.GetKeyedServices<PluginRegistration>(engineName)];
        foreach (
            InstanceId unknown in settings.Plugins.Keys.Where(id => !Array.Exists(registrations, r => r.Instance == id))
        )
        {
            errors.Add($"plugins.{unknown}: no such plugin is registered.");
        }

        foreach (PluginRegistration registration in registrations)
        {
            PluginSettings? own = settings.Plugins.GetValueOrDefault(registration.Instance);
            if (!(own?.Enabled ?? registration.EnabledByDefault ?? registration.Descriptor.SafetyCritical))
            {
                continue;
            }

            IReadOnlyDictionary<string, string> values = SettingDefaults.Apply(registration, own, settings);
            IReadOnlyList<string> wrong = registration.Validate(values);
            if (wrong.Count > 0)
            {
                errors.AddRange(wrong.Select(e => $"plugins.{registration.Instance}.options.{e}"));
                continue;
            }

            var instance = new PluginInstance(
                instances.Count,
                registration.Instance,
                registration.Descriptor,
                registration.Create(services, values),
                options.Verification
            );
            instances.Add(instance);
            view.Register(instance);
        }

        return instances;
    }

    /// <summary>Ties the plugins together; whatever is wrong with them is listed at once.</summary>
    private PluginGraph CreateGraph(
        IReadOnlyList<PluginInstance> instances,
        EngineSettings settings,
        MarketStore store,
        InstrumentCatalogue instruments,
        EquityCurve curve,
        EngineView view,
        List<string> errors
    )
    {
        try
        {
            var graph = new PluginGraph(
                instances,
                settings,
                store,
                instruments,
                options.Calendars,
                options.BaseCalendar,
                curve,
                view
            );
            return errors.Count == 0 ? graph : throw new EngineStartException(errors);
        }
        catch (EngineStartException graph) when (errors.Count > 0 && graph.Errors != errors)
        {
            throw new EngineStartException([.. errors, .. graph.Errors]);
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
