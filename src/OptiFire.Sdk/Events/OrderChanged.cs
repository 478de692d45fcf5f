using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>An order is new or changed its state.</summary>
public readonly record struct OrderChanged(long Sequence, Timestamp Time, Order Order) : IEngineEvent;
