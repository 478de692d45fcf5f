namespace OptiFire.Engine.Journal.Records;

/// <summary>What an operator asks for.</summary>
public enum CommandKind
{
    /// <summary>Money paid in or taken out.</summary>
    Flow,

    /// <summary>A latched guard re-armed.</summary>
    Rearm,

    /// <summary>A trading state.</summary>
    TradingState,

    /// <summary>A plugin's runs stopped.</summary>
    Pause,

    /// <summary>A paused plugin let run again.</summary>
    Resume,

    /// <summary>A plugin run now.</summary>
    RunNow,

    /// <summary>A quarantined plugin let run again.</summary>
    Release,

    /// <summary>Plugins shed up to a level, or let come back.</summary>
    Shed,
}
