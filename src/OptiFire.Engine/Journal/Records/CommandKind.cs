namespace OptiFire.Engine.Journal.Records;

/// <summary>What an operator or a service asks for.</summary>
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

    /// <summary>A paused plugin's runs allowed again.</summary>
    Resume,

    /// <summary>A plugin run once, now.</summary>
    RunNow,

    /// <summary>A quarantined plugin's runs allowed again.</summary>
    Release,

    /// <summary>Plugins shed down to a level.</summary>
    Shed,

    /// <summary>Working orders that add exposure cancelled.</summary>
    CancelWorkingOrders,

    /// <summary>A finding of a service noted.</summary>
    Finding,
}
