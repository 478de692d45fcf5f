namespace OptiFire.Engine.Simulation.Markets;

/// <summary>What was planted for a pair.</summary>
/// <param name="Pair">The members, the hedge ratio and the half-life.</param>
/// <param name="Intercept">What the spread is measured from: log follower − beta · log leader when the spread is 0.</param>
/// <param name="Spread">The spread at each session's close, in log points, before prices were rounded.</param>
public sealed record PairTruth(PlantedPair Pair, double Intercept, IReadOnlyList<double> Spread);
