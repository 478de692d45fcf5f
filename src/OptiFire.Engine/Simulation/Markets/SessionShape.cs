namespace OptiFire.Engine.Simulation.Markets;

/// <summary>How a session's variance and volume spread over its minutes: a U, made uneven by bursts of activity.</summary>
/// <remarks>
/// <code>weight(f) = a + b·e^(−f/0.06) + c·e^(−(1−f)/0.04),   f = share of the session gone</code>
/// Calibrated to half-hour shares of the one-minute bars of SPY, IBM and BAC in October 2013: variance 2.8 times the mean
/// in the first half hour, 0.6 at midday and 1.1 in the last; volume 1.9, 0.6 and 2.2.
/// <para>Source of the shape: R. Wood, T. McInish and J. K. Ord, "An investigation of transactions data for NYSE stocks",
/// Journal of Finance 40 (1985), 723–739.</para>
/// </remarks>
internal sealed class SessionShape
{
    private const double BurstPersistence = 0.97;
    private const double BurstDeviation = 0.4;

    public SessionShape(ulong key, int minutes)
    {
        VarianceShares = new double[minutes];
        VolumeFactors = new double[minutes];
        var random = new RandomStream(key);
        double burst = BurstDeviation * random.Normal();
        double innovation = BurstDeviation * Math.Sqrt(1 - BurstPersistence * BurstPersistence);
        double sum = 0;
        for (int m = 0; m < minutes; m++)
        {
            double gone = (m + 0.5) / minutes;
            double open = Math.Exp(-gone / 0.06);
            double close = Math.Exp(-(1 - gone) / 0.04);
            double activity = Math.Exp(burst - BurstDeviation * BurstDeviation / 2);
            VarianceShares[m] = (0.62 + 3.9 * open + 1.1 * close) * activity;
            VolumeFactors[m] = (0.68 + 2.0 * open + 3.4 * close) * activity;
            sum += VarianceShares[m];
            burst = BurstPersistence * burst + innovation * random.Normal();
        }

        for (int m = 0; m < minutes; m++)
        {
            VarianceShares[m] /= sum;
        }
    }

    /// <summary>The share of the session's variance that falls into each minute; they add up to 1.</summary>
    public double[] VarianceShares { get; }

    /// <summary>Volume of each minute relative to an average minute.</summary>
    public double[] VolumeFactors { get; }
}
