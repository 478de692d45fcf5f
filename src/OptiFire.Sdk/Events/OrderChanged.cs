using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>An order is new or changed its state.</summary>
public sealed record OrderChanged(long Sequence, Timestamp Time, Order Order) : IEngineEvent;
