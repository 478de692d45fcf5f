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
}
