namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The level of the volatility index: the month's expected variance and a premium for bearing it.</summary>
/// <remarks>
/// <code>VIX(t) = 100·√(E[variance of the next 30 days, per year]·(1 + premium)·eᵘ⁽ᵗ⁾)</code>
/// u is a small first-order autoregression that falls of the market push up: option prices do not follow the variance
/// exactly, and fear adds to them. In 2000–2020 VIX² was 1.17 times the variance that followed, on average, and the
/// correlation of the moves of VIX and the index was −0.73.
/// <para>Source: P. Carr and L. Wu, "Variance risk premiums", Review of Financial Studies 22 (2009), 1311–1341.</para>
/// </remarks>
internal sealed class VolatilityIndexFactor
{
    /// <summary>Variance risk premium, as a fraction of the expected variance.</summary>
    public const double Premium = 0.17;

    private const double FearPersistence = 0.8;
    private const double FearDeviation = 0.07;
    private const double FearCorrelation = -0.9;
    private const double LargestShock = 3;
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
        double fear = 0;
        double before = LogLevel(market.MonthVarianceBefore, fear);
        LogStart = before;
        for (int t = 0; t < sessions; t++)
        {
            double shock = Math.Clamp(
                market.Source.Moves[t] / Math.Sqrt(market.Variance[t]),
                -LargestShock,
                LargestShock
            );
            double other = Math.Sqrt(1 - FearCorrelation * FearCorrelation) * random.Normal();
            fear = FearPersistence * fear + FearDeviation * (FearCorrelation * shock + other);
            double after = LogLevel(market.MonthVariance[t], fear);
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

    private static double LogLevel(double monthVariance, double fear) =>
        Math.Log(100) + 0.5 * (Math.Log(monthVariance * (1 + Premium)) + fear);
}
