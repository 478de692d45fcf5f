namespace OptiFire.Sdk.Control;

/// <summary>An order passed a station.</summary>
/// <param name="Order">The engine's number of the order.</param>
/// <param name="Station">Which.</param>
/// <param name="Ticks">When, in units of the system's monotonic clock (<see cref="System.Diagnostics.Stopwatch"/>).</param>
public readonly record struct OrderTiming(long Order, OrderStation Station, long Ticks);
