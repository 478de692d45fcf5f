namespace OptiFire.Engine.Simulation.Markets;

/// <summary>One independent source of price moves: the market, a sector, what is a stock's own, a pair's spread.</summary>
/// <param name="key">Keys the path that the source takes within each session.</param>
/// <param name="moves">Log moves from close to close, by session.</param>
/// <param name="deviations">Standard deviation of the diffusion that made each session's move.</param>
internal sealed class MoveSource(ulong key, double[] moves, double[] deviations)
{
    public ulong Key { get; } = key;

    public double[] Moves { get; } = moves;

    public double[] Deviations { get; } = deviations;

    /// <summary>Student t moves with GARCH variance around a given scale.</summary>
    /// <param name="key">Where its randomness comes from.</param>
    /// <param name="shape">How the variance moves.</param>
    /// <param name="scale">The standard deviation of each session's move when the GARCH variance is at its mean.</param>
    public static MoveSource Garch(ulong key, GarchShape shape, ReadOnlySpan<double> scale)
    {
        var random = new RandomStream(key);
        double[] moves = new double[scale.Length];
        double[] deviations = new double[scale.Length];
        double variance = shape.Settled(random);
        for (int t = 0; t < scale.Length; t++)
        {
            double mixed = Math.Sqrt(random.StudentVariance(shape.Degrees));
            double normal = random.Normal();
            deviations[t] = scale[t] * Math.Sqrt(variance) * mixed;
            moves[t] = deviations[t] * normal;
            variance = shape.Next(variance, mixed * normal);
        }

        return new MoveSource(key, moves, deviations);
    }
}
