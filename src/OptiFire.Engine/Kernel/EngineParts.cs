using Microsoft.Extensions.Logging;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Events;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Engine.Replay;
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

    public required EngineSettings Settings { get; init; }

    public required InstrumentCatalogue Instruments { get; init; }

    public required Calendars Calendars { get; init; }

    public required ICalendar BaseCalendar { get; init; }

    public required MarketStore Store { get; init; }

    public required PluginGraph Graph { get; init; }

    public required EngineView View { get; init; }

    public required Ledger Ledger { get; init; }

    public required EquityCurve Curve { get; init; }

    public required JournalLog Log { get; init; }

    public required IJournal Journal { get; init; }

    /// <summary>Null where inputs are not recorded.</summary>
    public TapeRecorder? Tape { get; init; }

    public required SignalBook Signals { get; init; }

    public required PaperBook Paper { get; init; }

    public required ControlBook Controls { get; init; }

    public required TradingStateBook Trading { get; init; }

    public required TargetTable Targets { get; init; }

    public required OrderTable Orders { get; init; }

    public required IBroker Broker { get; init; }

    public required IReadOnlyList<IMarketDataSource> Sources { get; init; }

    public required EventBus Bus { get; init; }

    /// <summary>Runs a replay must give up.</summary>
    public required RecordedFences Fences { get; init; }

    /// <summary>Commands a replay must give again.</summary>
    public required IReadOnlyList<(long Sequence, CommandGiven Command)> RecordedCommands { get; init; }

    public required RoundTiming Timing { get; init; }

    public required IEngineClock Clock { get; init; }

    /// <summary>Watches the machine's load; null on virtual time.</summary>
    public LoadWatch? Load { get; init; }

    public required ILogger Logger { get; init; }
}
