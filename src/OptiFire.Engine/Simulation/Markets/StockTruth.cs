namespace OptiFire.Engine.Simulation.Markets;

/// <summary>How a stock was made.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="MarketBeta">Its log move per log move of SPY.</param>
/// <param name="SectorBeta">Its log move per log move of its sector's factor.</param>
/// <param name="OwnVolatility">Long-run volatility of what is its own, per year; for a pair's follower that of the spread.</param>
public sealed record StockTruth(
    string Symbol,
    string Sector,
    double MarketBeta,
    double SectorBeta,
    double OwnVolatility
);
