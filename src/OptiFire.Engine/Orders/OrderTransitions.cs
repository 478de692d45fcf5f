using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Orders;

/// <summary>The states of an order as data: which broker message leads from which state to which.</summary>
public static class OrderTransitions
{
    /// <summary>Whether an order in this state never changes again.</summary>
    public static bool IsFinal(OrderStatus status) =>
        status
            is OrderStatus.Filled
                or OrderStatus.Canceled
                or OrderStatus.Rejected
                or OrderStatus.Expired
                or OrderStatus.Replaced;

    /// <summary>The state a message leads to.</summary>
    /// <param name="from">The order's state.</param>
    /// <param name="message">What the broker said.</param>
    /// <param name="fillsAll">For a fill: whether it fills the rest.</param>
    /// <returns>Null when the message says nothing new, or comes too late to change anything.</returns>
    /// <remarks>
    /// A fill counts in every state, final ones included: shares that were traded are held, whatever was said before.
    /// After a final state a fill is booked and the state stays.
    /// </remarks>
    public static OrderStatus? Next(OrderStatus from, BrokerEventKind message, bool fillsAll)
    {
        if (IsFinal(from))
        {
            return message == BrokerEventKind.Fill && fillsAll && from == OrderStatus.Canceled
                ? OrderStatus.Filled
                : null;
        }

        return message switch
        {
            BrokerEventKind.Accepted => from is OrderStatus.Intended or OrderStatus.Submitted or OrderStatus.Unknown
                ? OrderStatus.Accepted
                : null,
            BrokerEventKind.Fill when fillsAll => OrderStatus.Filled,
            BrokerEventKind.Fill => from is OrderStatus.PendingCancel or OrderStatus.PendingReplace
                ? from
                : OrderStatus.PartiallyFilled,
            BrokerEventKind.Canceled => OrderStatus.Canceled,
            BrokerEventKind.Rejected => OrderStatus.Rejected,
            BrokerEventKind.Expired => OrderStatus.Expired,
            BrokerEventKind.Replaced => OrderStatus.Replaced,
            BrokerEventKind.CancelRejected => from == OrderStatus.PendingCancel ? OrderStatus.Accepted : null,
            BrokerEventKind.ReplaceRejected => from == OrderStatus.PendingReplace ? OrderStatus.Accepted : null,
            _ => null,
        };
    }
}
