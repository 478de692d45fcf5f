using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>An event and the ten best levels of the book after it.</summary>
/// <param name="Event">What changed.</param>
/// <param name="Book">The book after the event; ten levels a side once the opening orders are in.</param>
public readonly record struct BookStep(BookEvent Event, OrderBook Book);
