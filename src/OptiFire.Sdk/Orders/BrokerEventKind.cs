namespace OptiFire.Sdk.Orders;

/// <summary>What a broker says about an order.</summary>
public enum BrokerEventKind
{
    /// <summary>It works.</summary>
    Accepted,

    /// <summary>It was filled, in part or whole.</summary>
    Fill,

    /// <summary>It was cancelled.</summary>
    Canceled,

    /// <summary>It was refused.</summary>
    Rejected,

    /// <summary>Its time ran out.</summary>
    Expired,

    /// <summary>It was replaced by another order.</summary>
    Replaced,

    /// <summary>A cancel was refused: the order goes on.</summary>
    CancelRejected,

    /// <summary>A replacement was refused: the order goes on.</summary>
    ReplaceRejected,
}
