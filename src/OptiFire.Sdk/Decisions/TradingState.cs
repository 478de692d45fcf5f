namespace OptiFire.Sdk.Decisions;

/// <summary>What automatic trading may do; a later value is stricter.</summary>
public enum TradingState
{
    /// <summary>Everything.</summary>
    Active,

    /// <summary>Only orders that reduce risk.</summary>
    ReduceOnly,

    /// <summary>Nothing by itself; a person's orders that reduce risk pass.</summary>
    Halted,
}
