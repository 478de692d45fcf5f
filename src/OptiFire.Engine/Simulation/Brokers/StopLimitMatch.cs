namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What a bar does to a stop-limit order.</summary>
/// <param name="Triggered">Whether the stop was reached: from then on it is a limit order.</param>
/// <param name="Fill">The match of its limit in the same bar, or null.</param>
public readonly record struct StopLimitMatch(bool Triggered, MatchedPrice? Fill);
