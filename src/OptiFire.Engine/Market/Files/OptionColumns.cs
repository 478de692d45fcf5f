namespace OptiFire.Engine.Market.Files;

/// <summary>Where a layout of option chains has its fields; −1 for what it lacks. A mark is bid and ask in one.</summary>
internal sealed record OptionColumns
{
    /// <summary>Of <see cref="FileLayout.OptionQuotes"/>.</summary>
    public static OptionColumns Quotes { get; } =
        new()
        {
            UnderlyingPrice = 2,
            OccSymbol = 3,
            Type = 4,
            Expiry = 5,
            Strike = 6,
            Bid = 7,
            Ask = 8,
            Volatility = 9,
            Delta = 10,
            OpenInterest = 11,
        };

    /// <summary>Of <see cref="FileLayout.OptionMarks"/>.</summary>
    public static OptionColumns Marks { get; } =
        new()
        {
            UnderlyingPrice = 2,
            Type = 3,
            Expiry = 4,
            Strike = 5,
            Bid = 6,
            Ask = 6,
            Volatility = 7,
            Delta = 8,
            OpenInterest = 9,
            BetterVolatility = 10,
            BetterDelta = 11,
        };

    public int Time { get; init; }

    public int Underlying { get; init; } = 1;

    public int UnderlyingPrice { get; init; }

    public int OccSymbol { get; init; } = -1;

    public int Type { get; init; }

    public int Expiry { get; init; }

    public int Strike { get; init; }

    public int Bid { get; init; }

    public int Ask { get; init; }

    public int Volatility { get; init; }

    public int Delta { get; init; }

    public int OpenInterest { get; init; }

    /// <summary>A volatility computed again, preferred where there is one.</summary>
    public int BetterVolatility { get; init; } = -1;

    /// <summary>A delta computed again, preferred where there is one.</summary>
    public int BetterDelta { get; init; } = -1;
}
