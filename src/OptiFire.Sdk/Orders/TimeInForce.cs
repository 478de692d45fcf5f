namespace OptiFire.Sdk.Orders;

/// <summary>How long an order works.</summary>
public enum TimeInForce
{
    /// <summary>Until the end of the session it is in, or of the next one when the market is closed.</summary>
    Day,

    /// <summary>Until cancelled.</summary>
    GoodTilCanceled,

    /// <summary>What fills at once fills, the rest is cancelled.</summary>
    ImmediateOrCancel,

    /// <summary>All at once or nothing.</summary>
    FillOrKill,

    /// <summary>In the opening auction only.</summary>
    AtTheOpen,

    /// <summary>In the closing auction only.</summary>
    AtTheClose,
}
