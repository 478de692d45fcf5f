using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>An order was filled, in part or whole, and booked.</summary>
public readonly record struct OrderFilled(long Sequence, Timestamp Time, Order Order, BrokerEvent Fill) : IEngineEvent;
