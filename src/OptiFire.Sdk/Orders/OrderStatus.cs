namespace OptiFire.Sdk.Orders;

/// <summary>Where an order is in its life.</summary>
public enum OrderStatus
{
    /// <summary>Decided and durable, or about to be; not sent.</summary>
    Intended,

    /// <summary>Sent; the broker has not answered.</summary>
    Submitted,

    /// <summary>Working at the broker.</summary>
    Accepted,

    /// <summary>Working, filled in part.</summary>
    PartiallyFilled,

    /// <summary>A cancel was sent.</summary>
    PendingCancel,

    /// <summary>A replacement was sent.</summary>
    PendingReplace,

    /// <summary>The broker's answer is not known: it is asked, nothing is sent again.</summary>
    Unknown,

    /// <summary>Final: filled whole.</summary>
    Filled,

    /// <summary>Final: cancelled, perhaps after a part was filled.</summary>
    Canceled,

    /// <summary>Final: refused by the gate or the broker.</summary>
    Rejected,

    /// <summary>Final: its time ran out.</summary>
    Expired,

    /// <summary>Final: another order took its place.</summary>
    Replaced,
}
