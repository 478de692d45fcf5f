namespace OptiFire.Engine.Journal;

/// <summary>What a journal record says. Numbers are stored: none is ever given a new meaning.</summary>
public enum JournalRecordKind : byte
{
    /// <summary>A run began: who runs with which settings.</summary>
    RunStarted = 1,

    /// <summary>An input of the run: a file with its hash, a generator with its seed.</summary>
    Input = 2,

    /// <summary>A plugin's run whose result differs from the one before.</summary>
    PluginResult = 3,

    /// <summary>A signal was emitted.</summary>
    Signal = 4,

    /// <summary>A multiplier, share, pass or block was put in force.</summary>
    Control = 5,

    /// <summary>A stage changed a target.</summary>
    Step = 6,

    /// <summary>An order was decided.</summary>
    Intent = 7,

    /// <summary>The gate refused an order.</summary>
    Refusal = 8,

    /// <summary>A cancel was decided.</summary>
    CancelIntent = 9,

    /// <summary>A broker said something.</summary>
    Broker = 10,

    /// <summary>Money was paid in or out.</summary>
    Flow = 11,

    /// <summary>The trading state changed.</summary>
    TradingState = 12,

    /// <summary>A session closed: the account at that moment.</summary>
    SessionClose = 13,

    /// <summary>A monitor found something, or a report drew something.</summary>
    Finding = 14,

    /// <summary>An operator's command.</summary>
    Command = 15,

    /// <summary>The run ended: the account at that moment.</summary>
    RunEnded = 16,

    /// <summary>What was known of an instrument when the run began.</summary>
    Instrument = 17,

    /// <summary>A block of market inputs was handed to the tape.</summary>
    Tape = 18,

    /// <summary>A run came too late and does not count.</summary>
    Fenced = 19,

    /// <summary>What a plugin instance may do changed.</summary>
    InstanceState = 21,
}
