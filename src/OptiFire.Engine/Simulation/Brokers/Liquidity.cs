namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What the impact of an order depends on, as known at one time.</summary>
/// <param name="DailyVolatility">Standard deviation of simple daily returns as a fraction, finite, 0 or more.</param>
/// <param name="AverageDailyVolume">Units traded in a mean day, finite, greater than 0.</param>
public readonly record struct Liquidity(double DailyVolatility, double AverageDailyVolume);
