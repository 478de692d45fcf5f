using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>What was planted in a simulated market, so that whatever detects it can be scored.</summary>
/// <remarks>Lists by session run parallel to <see cref="Sessions"/>.</remarks>
public sealed record MarketTruth
{
    /// <summary>The seed everything derives from.</summary>
    public required long Seed { get; init; }

    /// <summary>The sessions with data.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>The variance regime of each session.</summary>
    public required IReadOnlyList<VarianceRegime> Regimes { get; init; }

    /// <summary>When regimes begin; the first entry is session 0.</summary>
    public required IReadOnlyList<RegimeSwitch> RegimeSwitches { get; init; }

    /// <summary>Variance of SPY's log move from close to close as known at the close before, per session.</summary>
    public required IReadOnlyList<double> MarketVariance { get; init; }

    /// <summary>Variance that SPY's diffusion had in each session, fat tails included, per session.</summary>
    public required IReadOnlyList<double> IntegratedVariance { get; init; }

    /// <summary>Variance expected at each close for the 30 calendar days that follow, per year.</summary>
    public required IReadOnlyList<double> ExpectedMonthVariance { get; init; }

    /// <summary>What the volatility index adds to the expected variance, as a fraction of it.</summary>
    public required double VarianceRiskPremium { get; init; }

    /// <summary>Correlation of SPY's and TLT's log moves in each session, in [−1, 1].</summary>
    public required IReadOnlyList<double> BondCorrelations { get; init; }

    /// <summary>When that correlation changes.</summary>
    public required IReadOnlyList<CorrelationBreak> CorrelationBreaks { get; init; }

    /// <summary>The cointegrated pairs; all other pairs of stocks are not cointegrated.</summary>
    public required IReadOnlyList<PairTruth> Pairs { get; init; }

    /// <summary>How each stock was made.</summary>
    public required IReadOnlyList<StockTruth> Stocks { get; init; }
}
