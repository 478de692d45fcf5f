namespace OptiFire.Engine.Simulation.Markets;

/// <summary>What a simulated market holds. Equal options give equal data, bit for bit, on one numeric profile.</summary>
public sealed record SimulatedMarketOptions
{
    /// <summary>Where all randomness comes from; 1 by default.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// The stocks beside SPY, TLT and VIX; the first 17 of <see cref="StockRoster"/> by default. A stock added at the
    /// end changes no other instrument.
    /// </summary>
    public IReadOnlyList<SimulatedStock> Stocks { get; init; } = StockRoster.Take(17);

    /// <summary>
    /// The cointegrated pairs; null, the default, plants those of <see cref="StockRoster.Pairs"/> whose leader stands
    /// before their follower in <see cref="Stocks"/>.
    /// </summary>
    public IReadOnlyList<PlantedPair>? Pairs { get; init; }

    /// <summary>The first session is the first one on or after this date; 2022-01-03 by default.</summary>
    public DateOnly FirstDate { get; init; } = new(2022, 1, 3);

    /// <summary>Sessions with daily bars, 1 to 10,000; 504 (two years) by default.</summary>
    public int DailySessions { get; init; } = 504;

    /// <summary>The last so many of the sessions also have minute bars, 0 to <see cref="DailySessions"/>; 20 by default.</summary>
    public int MinuteSessions { get; init; } = 20;

    /// <summary>Most rows of one batch, 1 to 1,000,000; 4,096 by default. Does not change the data.</summary>
    public int BatchRows { get; init; } = 4_096;

    /// <summary>The instruments whose trades, quotes and books are part of what the source reads out; none by default.</summary>
    /// <remarks>Order flow of any other instrument and session can still be had from <c>SimulatedMarket.OrderFlow</c>.</remarks>
    public IReadOnlyList<string> TickSymbols { get; init; } = [];

    /// <summary>The last so many sessions have order flow for <see cref="TickSymbols"/>, 0 to <see cref="DailySessions"/>; 1 by default.</summary>
    public int TickSessions { get; init; } = 1;
}
