using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>How a data file is read; everything has a default that the file's header decides.</summary>
public sealed record DataFileOptions
{
    /// <summary>The instrument of a file whose rows name none; by default the file's name up to its first <c>_</c> or <c>.</c>, in capitals.</summary>
    public string? Symbol { get; init; }

    /// <summary>The symbols wanted; rows of others are passed over. Null (all of the file) by default.</summary>
    public IReadOnlyCollection<string>? Symbols { get; init; }

    /// <summary>
    /// The length of a bar or of a closing quote's interval. By default the longest of day, hour, minute and second on
    /// which nine of ten of the first 1,000 rows begin; rows that do not begin on it are bad.
    /// </summary>
    public BarSize? BarSize { get; init; }

    /// <summary>How long after a fact's end the file's maker published it; 0 by default, not negative.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The first availability to read; everything by default.</summary>
    public Timestamp From { get; init; } = Timestamp.MinValue;

    /// <summary>The first availability not to read any more; everything by default.</summary>
    public Timestamp To { get; init; } = Timestamp.MaxValue;

    /// <summary>
    /// Rounds numbers with more decimals than the instrument keeps (half away from zero) instead of putting the row aside.
    /// For files of float artefacts such as 106.63999938964844; the source's name says that it was done. Off by default.
    /// </summary>
    public bool RoundToScale { get; init; }

    /// <summary>Decimals of a stored price, 0 to 9; by default 9 for panels, 8 for currency pairs, 4 for the rest.</summary>
    public int? PriceDigits { get; init; }

    /// <summary>Decimals of a stored quantity, 0 to 9; by default 8 for currency pairs, 0 for the rest.</summary>
    public int? QuantityDigits { get; init; }

    /// <summary>
    /// The instruments that searched keywords stand for, symbol by keyword; none by default. It is never guessed: a keyword
    /// such as "cat" is a ticker, too.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Keywords { get; init; }

    /// <summary>Days of a searched period, 1 to 31; 7 by default.</summary>
    public int SearchPeriodDays { get; init; } = 7;

    /// <summary>Where a search panel's terms were searched for; empty, the world, by default.</summary>
    public string SearchGeo { get; init; } = "";

    /// <summary>
    /// Reads searched periods that had not ended, marked as partial, instead of leaving them out; off by default, for a part
    /// of a week looks like a week of little interest.
    /// </summary>
    public bool KeepPartialPeriods { get; init; }

    /// <summary>
    /// Reads a wide panel as money flows of funds, with so many US dollars per unit, above 0; by default the file's name says
    /// whether it is one.
    /// </summary>
    public double? MoneyFlowUnit { get; init; }

    /// <summary>Changes the instrument declared for a symbol, for example its calendar; leaves it as it is by default.</summary>
    public Func<Instrument, Instrument>? Declare { get; init; }

    internal IReadOnlySet<string>? Wanted => Symbols?.ToHashSet(StringComparer.Ordinal);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(SearchPeriodDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SearchPeriodDays, 31);
        ArgumentNullException.ThrowIfNull(SearchGeo);
        if (MoneyFlowUnit is { } unit && !(unit > 0 && double.IsFinite(unit)))
        {
            throw new ArgumentOutOfRangeException(nameof(MoneyFlowUnit), unit, "A unit of money is above 0.");
        }

        CheckDigits(PriceDigits, nameof(PriceDigits));
        CheckDigits(QuantityDigits, nameof(QuantityDigits));
        if (BarSize is { Seconds: not (1 or 60 or 3_600 or 86_400) } size)
        {
            throw new ArgumentOutOfRangeException(nameof(BarSize), size, "Files hold bars of 1s, 1m, 1h or 1d.");
        }
    }

    private static void CheckDigits(int? digits, string name)
    {
        if (digits is < 0 or > 9)
        {
            throw new ArgumentOutOfRangeException(name, digits, "An instrument keeps 0 to 9 decimals.");
        }
    }
}
