namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The level of the volatility index: the month's expected variance and a premium for bearing it.</summary>
/// <remarks>
/// <code>VIX(t) = 100·√(E[variance of the next 30 days, per year]·(1 + premium)·eᵘ⁽ᵗ⁾)</code>
/// u is a small first-order autoregression: option prices do not follow the variance exactly. In 2000–2020 VIX² was 1.17
/// times the variance that followed, on average.
/// <para>Source: P. Carr and L. Wu, "Variance risk premiums", Review of Financial Studies 22 (2009), 1311–1341.</para>
/// </remarks>
internal sealed class VolatilityIndexFactor
{
    /// <summary>Variance risk premium, as a fraction of the expected variance.</summary>
    public const double Premium = 0.17;

    private const double NoisePersistence = 0.9;
    private const double NoiseDeviation = 0.05;
    private const double IntradayDeviation = 0.02;

    /// <summary>How the index moves within a session when the market does: log points per log point.</summary>
    private const double IntradayBeta = -4;

    public VolatilityIndexFactor(ulong key, MarketFactor market)
    {
        int sessions = market.Variance.Length;
        double[] moves = new double[sessions];
        double[] deviations = new double[sessions];
        Array.Fill(deviations, IntradayDeviation);

        var random = new RandomStream(key);
        double noise = 0;
        double before = LogLevel(market.MonthVarianceBefore, noise);
        LogStart = before;
        for (int t = 0; t < sessions; t++)
        {
            noise = NoisePersistence * noise + NoiseDeviation * random.Normal();
            double after = LogLevel(market.MonthVariance[t], noise);
            // With the market's part added back the close is exact, and only the way there follows the market.
            moves[t] = after - before - IntradayBeta * market.Source.Moves[t];
            before = after;
        }

        Exposures =
        [
            Exposure.Constant(new MoveSource(key, moves, deviations), 1),
            Exposure.Constant(market.Source, IntradayBeta),
        ];
    }

    /// <summary>Natural logarithm of the level at the close before the first session.</summary>
    public double LogStart { get; }

    public Exposure[] Exposures { get; }

    private static double LogLevel(double monthVariance, double noise) =>
        Math.Log(100) + 0.5 * (Math.Log(monthVariance * (1 + Premium)) + noise);
}
