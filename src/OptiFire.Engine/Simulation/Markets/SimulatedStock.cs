namespace OptiFire.Engine.Simulation.Markets;

/// <summary>A stock to simulate. Its beta, volatility, price level and volume follow from the seed and the symbol.</summary>
/// <param name="Symbol">The ticker: a label only, nothing of the real company is in the data.</param>
/// <param name="Sector">Stocks with the same sector name share a factor.</param>
public sealed record SimulatedStock(string Symbol, string Sector);
