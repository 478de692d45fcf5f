namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Moves of long bonds, and their correlation with the market, which changes sign at the breaks.</summary>
/// <remarks>
/// <code>r_bond = λ(t)·r_market + own,   λ(t) = ρ(t)·σ_bond/√h(t),   var own = (1 − ρ²)·σ_bond²</code>
/// A correlation lasts at least 90 sessions and 180 on average. Calibrated to SPY and TLT: volatility of TLT 15.8 % a
/// year and correlation −0.46 in 2008–2016, as low as −0.70 in single years; above zero from 2022 on.
/// </remarks>
internal sealed class BondFactor
{
    /// <summary>Long-run volatility per year.</summary>
    public const double AnnualVolatility = 0.158;

    private const double Negative = -0.55;
    private const double Positive = 0.35;
    private const int LeastSessions = 90;
    private const double FurtherSessions = 90;

    public BondFactor(ulong key, MarketFactor market, int sessionsPerYear)
    {
        int sessions = market.Variance.Length;
        double daily = AnnualVolatility / Math.Sqrt(sessionsPerYear);
        Correlations = new double[sessions];
        double[] loadings = new double[sessions];
        double[] scale = new double[sessions];

        var random = new RandomStream(RandomStream.Key(key, "correlation"));
        bool negative = random.Uniform() < 0.5;
        // The first spell is already under way when the data begin.
        double left = random.Uniform() * (LeastSessions + FurtherSessions);
        for (int t = 0; t < sessions; t++, left--)
        {
            if (left <= 0)
            {
                negative = !negative;
                left = LeastSessions + FurtherSessions * random.Exponential();
            }

            double correlation = negative ? Negative : Positive;
            Correlations[t] = correlation;
            loadings[t] = correlation * daily / Math.Sqrt(market.Variance[t]);
            scale[t] = daily * Math.Sqrt(1 - correlation * correlation);
        }

        Own = MoveSource.Garch(RandomStream.Key(key, "own"), new GarchShape(0.04, 0, 0.93, 10), scale);
        MarketExposure = new Exposure(market.Source, loadings);
    }

    /// <summary>Correlation with the market, by session.</summary>
    public double[] Correlations { get; }

    public MoveSource Own { get; }

    public Exposure MarketExposure { get; }
}
