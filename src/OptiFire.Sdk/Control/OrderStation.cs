namespace OptiFire.Sdk.Control;

/// <summary>A station on an order's way.</summary>
public enum OrderStation
{
    /// <summary>The decision behind it was begun: its data were applied.</summary>
    Decision,

    /// <summary>Its intent was journalled.</summary>
    Intent,

    /// <summary>It was handed to the broker.</summary>
    Sent,

    /// <summary>The broker acknowledged it.</summary>
    Acknowledged,

    /// <summary>It filled, in part or whole, for the first time.</summary>
    Filled,

    /// <summary>It ended otherwise: rejected, cancelled, expired.</summary>
    Ended,

    /// <summary>Whether it arrived is not known: it was not answered in time.</summary>
    TimedOut,
}
