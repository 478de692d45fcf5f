namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Refuses options that no market can be made from.</summary>
internal static class MarketOptionsCheck
{
    public const string Market = "SPY";
    public const string Bond = "TLT";
    public const string VolatilityIndex = "VIX";

    /// <summary>The pairs to plant, once everything has been checked.</summary>
    public static IReadOnlyList<PlantedPair> Check(SimulatedMarketOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InRange(options.DailySessions, 1, 10_000, nameof(options.DailySessions));
        InRange(options.MinuteSessions, 0, options.DailySessions, nameof(options.MinuteSessions));
        InRange(options.TickSessions, 0, options.DailySessions, nameof(options.TickSessions));
        InRange(options.BatchRows, 1, 1_000_000, nameof(options.BatchRows));
        Dictionary<string, int> places = Places(options.Stocks);
        CheckTickSymbols(options.TickSymbols, places);
        return options.Pairs is { } pairs ? CheckPairs(pairs, places) : DefaultPairs(places);
    }

    private static Dictionary<string, int> Places(IReadOnlyList<SimulatedStock> stocks)
    {
        ArgumentNullException.ThrowIfNull(stocks);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
        {
            [Market] = -3,
            [Bond] = -2,
            [VolatilityIndex] = -1,
        };
        for (int i = 0; i < stocks.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(stocks[i].Symbol) || string.IsNullOrWhiteSpace(stocks[i].Sector))
            {
                throw new ArgumentException($"Stock {i} needs a symbol and a sector.", nameof(stocks));
            }

            if (!places.TryAdd(stocks[i].Symbol, i))
            {
                throw new ArgumentException($"'{stocks[i].Symbol}' is there twice.", nameof(stocks));
            }
        }

        return places;
    }

    private static void CheckTickSymbols(IReadOnlyList<string> symbols, Dictionary<string, int> places)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        foreach (string symbol in symbols)
        {
            if (!places.TryGetValue(symbol, out int place) || place == places[VolatilityIndex])
            {
                throw new ArgumentException($"'{symbol}' is not traded in this market.", nameof(symbols));
            }
        }

        if (symbols.Distinct(StringComparer.OrdinalIgnoreCase).Count() < symbols.Count)
        {
            throw new ArgumentException("A tick symbol is there twice.", nameof(symbols));
        }
    }

    private static PlantedPair[] DefaultPairs(Dictionary<string, int> places) =>
        [
            .. StockRoster.Pairs.Where(pair =>
                places.TryGetValue(pair.Leader, out int leader)
                && places.TryGetValue(pair.Follower, out int follower)
                && leader < follower
            ),
        ];

    private static IReadOnlyList<PlantedPair> CheckPairs(
        IReadOnlyList<PlantedPair> pairs,
        Dictionary<string, int> places
    )
    {
        var followers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (PlantedPair pair in pairs)
        {
            InRange(pair.Beta, 0.1, 5, nameof(pair.Beta));
            InRange(pair.HalfLifeSessions, 0.5, 500, nameof(pair.HalfLifeSessions));
            InRange(pair.SpreadDeviation, 0.001, 0.5, nameof(pair.SpreadDeviation));
            if (places.GetValueOrDefault(pair.Leader, -1) < 0 || places.GetValueOrDefault(pair.Follower, -1) < 0)
            {
                throw new ArgumentException(
                    $"The pair {pair.Leader}/{pair.Follower} needs both among the stocks.",
                    nameof(pairs)
                );
            }

            if (!followers.Add(pair.Follower))
            {
                throw new ArgumentException($"'{pair.Follower}' follows twice.", nameof(pairs));
            }
        }

        // A chain would tie three stocks together, and the truth names pairs only.
        return pairs.FirstOrDefault(pair => followers.Contains(pair.Leader)) is { } chained
            ? throw new ArgumentException($"'{chained.Leader}' leads one pair and follows in another.", nameof(pairs))
            : pairs;
    }

    private static void InRange<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        // NaN sorts below every number, so it is refused too.
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be in [{least}, {most}].");
        }
    }
}
