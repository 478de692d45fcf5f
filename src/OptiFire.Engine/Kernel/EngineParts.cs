using Microsoft.Extensions.Logging;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Events;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Market;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>What one run is made of.</summary>
internal sealed record EngineParts
{
    public required string EngineName { get; init; }

    public required string RunId { get; init; }

    /// <summary>The hash of the run's first records.</summary>
    public required string StartHash { get; init; }

    /// <summary>Where the run goes on; null for the beginning.</summary>
    public RestorePoint? From { get; init; }

    /// <summary>The last sequence that an earlier life recorded; 0 for a run without one.</summary>
    public long RecordedTo { get; init; }

    /// <summary>The settings in force; replaced whole between two moments.</summary>
    public required EngineSettings Settings { get; set; }

    /// <summary>The version they are.</summary>
    public required long SettingsVersion { get; set; }

    public required InstrumentCatalogue Instruments { get; init; }

    public required Calendars Calendars { get; init; }

    public required ICalendar BaseCalendar { get; init; }

    public required MarketStore Store { get; init; }

    /// <summary>The plugins as they are tied now.</summary>
    public required PluginGraph Graph { get; set; }

    public required PluginTies Ties { get; init; }

    public required EngineView View { get; init; }

    public required Ledger Ledger { get; init; }

    public required EquityCurve Curve { get; init; }

    public required JournalLog Log { get; init; }

    public required IJournal Journal { get; init; }

    /// <summary>Null where inputs are not recorded.</summary>
    public TapeRecorder? Tape { get; init; }

    /// <summary>The rows that data filters put aside.</summary>
    public PutAsideRows PutAside { get; } = new();

    public required SignalBook Signals { get; init; }

    public required PaperBook Paper { get; init; }

    public required ControlBook Controls { get; init; }

    public required TradingStateBook Trading { get; init; }

    public required TargetTable Targets { get; init; }

    public required OrderTable Orders { get; init; }

    public required IBroker Broker { get; init; }

    /// <summary>The broker without what stands before it during a replay.</summary>
    public required IBroker OwnBroker { get; init; }

    public required IReadOnlyList<IMarketDataSource> Sources { get; init; }

    public required EventBus Bus { get; init; }

    /// <summary>Takes checkpoints when asked.</summary>
    public required CheckpointDesk Checkpoints { get; init; }

    /// <summary>Runs a replay must give up.</summary>
    public required RecordedFences Fences { get; init; }

    /// <summary>Commands and changes of settings a replay must give again.</summary>
    public required IReadOnlyList<JournalEntry> RecordedCommands { get; init; }

    /// <summary>The last sequence of the journal that is replayed: new commands come after it.</summary>
    public required long RecordedEnd { get; init; }

    /// <summary>Where a replay must go on with the clock.</summary>
    public required RecordedJumps Jumps { get; init; }

    public required TimerPolicy TimerPolicy { get; init; }

    public required RoundTiming Timing { get; init; }

    public required IEngineClock Clock { get; init; }

    /// <summary>Ends the journal's groups by the clock; null on virtual time.</summary>
    public GroupTimer? Groups { get; init; }

    /// <summary>Watches the machine's load; null on virtual time.</summary>
    public LoadWatch? Load { get; init; }

    public required ILogger Logger { get; init; }
}
