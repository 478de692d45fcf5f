namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Prices in hundredths of the currency, and whole units of volume.</summary>
internal readonly record struct TapeBar(long Open, long High, long Low, long Close, long Volume);
