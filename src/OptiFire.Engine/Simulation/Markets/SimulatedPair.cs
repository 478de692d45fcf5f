namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The spread of a planted pair: a first-order autoregression that starts from its stationary distribution.</summary>
internal static class SimulatedPair
{
    /// <summary>Makes the spread and its moves.</summary>
    /// <param name="key">Where its randomness comes from.</param>
    /// <param name="pair">What to plant.</param>
    /// <param name="sessions">How many sessions.</param>
    /// <param name="before">The spread at the close before the first session.</param>
    /// <param name="spread">The spread at each close.</param>
    public static MoveSource Make(ulong key, PlantedPair pair, int sessions, out double before, out double[] spread)
    {
        var random = new RandomStream(key);
        double kept = Math.Pow(2, -1 / pair.HalfLifeSessions);
        double deviation = InnovationDeviation(pair);
        double[] moves = new double[sessions];
        double[] deviations = new double[sessions];
        spread = new double[sessions];
        before = pair.SpreadDeviation * random.Normal();
        double now = before;
        for (int t = 0; t < sessions; t++)
        {
            double next = kept * now + deviation * random.Normal();
            moves[t] = next - now;
            deviations[t] = deviation;
            spread[t] = now = next;
        }

        return new MoveSource(key, moves, deviations);
    }

    /// <summary>Standard deviation of what is new in the spread each session.</summary>
    public static double InnovationDeviation(PlantedPair pair) =>
        pair.SpreadDeviation * Math.Sqrt(1 - Math.Pow(4, -1 / pair.HalfLifeSessions));
}
