namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What a matching rule found: the order can be filled, before costs, at this price.</summary>
/// <param name="Price">In currency units; between the low and the high of the prices that were matched.</param>
/// <param name="AtOpen">Whether it happens at the first price; otherwise somewhere later in the span.</param>
/// <param name="Takes">Whether the order takes liquidity and so pays spread and impact; false for a limit order that waited.</param>
public readonly record struct MatchedPrice(decimal Price, bool AtOpen, bool Takes);
