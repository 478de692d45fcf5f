namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The stocks and pairs of a simulated market whose maker names none.</summary>
/// <remarks>
/// The tickers and sectors are those of large US companies so that screens look familiar; the numbers are invented.
/// </remarks>
public static class StockRoster
{
    private const string Listed =
        "KO:Staples PEP:Staples JPM:Financials XOM:Energy CVX:Energy MSFT:Technology AAPL:Technology BAC:Financials "
        + "JNJ:Health HD:Discretionary LOW:Discretionary PFE:Health NVDA:Technology WFC:Financials PG:Staples "
        + "COP:Energy UNH:Health MCD:Discretionary ORCL:Technology GS:Financials WMT:Staples SLB:Energy MRK:Health "
        + "NKE:Discretionary UNP:Industrials CSX:Industrials CAT:Industrials HON:Industrials DUK:Utilities "
        + "SO:Utilities NEE:Utilities AEP:Utilities GE:Industrials AMD:Technology MS:Financials CL:Staples "
        + "EOG:Energy ABT:Health SBUX:Discretionary XEL:Utilities";

    /// <summary>The number of stocks with a familiar ticker; further ones are called <c>SIM041</c>, <c>SIM042</c>, ….</summary>
    public static int NamedCount => 40;

    /// <summary>The pairs that a market plants by default when it holds both stocks, the leader first.</summary>
    public static IReadOnlyList<PlantedPair> Pairs { get; } =
    [
        new("KO", "PEP", Beta: 0.90, HalfLifeSessions: 8, SpreadDeviation: 0.020),
        new("XOM", "CVX", Beta: 1.10, HalfLifeSessions: 14, SpreadDeviation: 0.025),
        new("HD", "LOW", Beta: 1.00, HalfLifeSessions: 5, SpreadDeviation: 0.018),
        new("UNP", "CSX", Beta: 0.80, HalfLifeSessions: 10, SpreadDeviation: 0.022),
        new("DUK", "SO", Beta: 0.95, HalfLifeSessions: 20, SpreadDeviation: 0.020),
    ];

    /// <summary>The first stocks of the roster; a larger count only adds stocks at the end.</summary>
    /// <param name="count">How many, 0 to 900.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is outside its range.</exception>
    public static IReadOnlyList<SimulatedStock> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 900);
        SimulatedStock[] named =
        [
            .. Listed.Split(' ').Select(entry => entry.Split(':')).Select(part => new SimulatedStock(part[0], part[1])),
        ];
        string[] sectors = [.. named.Select(stock => stock.Sector).Distinct()];
        return
        [
            .. named.Take(count),
            .. Enumerable
                .Range(NamedCount + 1, Math.Max(0, count - NamedCount))
                .Select(number => new SimulatedStock($"SIM{number:D3}", sectors[number % sectors.Length])),
        ];
    }
}
