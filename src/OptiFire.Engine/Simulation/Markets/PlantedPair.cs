namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Two stocks whose log prices are tied together: the follower's is made from the leader's.</summary>
/// <remarks>
/// <code>ln P(follower) = intercept + Beta · ln P(leader) + s,   s(t) = 2^(−1/HalfLifeSessions) · s(t−1) + noise</code>
/// </remarks>
/// <param name="Leader">The stock that moves on its own.</param>
/// <param name="Follower">The stock that is tied to it.</param>
/// <param name="Beta">Units of log leader per unit of log follower, in [0.1, 5].</param>
/// <param name="HalfLifeSessions">Sessions in which half a deviation is expected to vanish, in [0.5, 500].</param>
/// <param name="SpreadDeviation">Stationary standard deviation of s in log points, in [0.001, 0.5].</param>
public sealed record PlantedPair(
    string Leader,
    string Follower,
    double Beta,
    double HalfLifeSessions,
    double SpreadDeviation
);
