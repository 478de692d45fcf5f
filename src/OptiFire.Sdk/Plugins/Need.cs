using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>
/// Something an activation must have before it is called. A closed grammar over open data: the engine checks it, answers
/// NotReady in the plugin's place while it is unmet, and hands it over through the need itself as a typed key.
/// </summary>
/// <remarks>Refine one with <c>with</c>: <c>Need.Window(…) with { Adjustment = Adjustment.TotalReturn }</c>. The key is the object.</remarks>
public abstract record Need
{
    private protected Need() { }

    /// <summary>Hands itself to a visitor that knows the type.</summary>
    public abstract void Accept(INeedVisitor visitor);

    /// <summary>The portfolio: equity, cash, positions.</summary>
    public static PortfolioNeed Portfolio { get; } = new();

    /// <summary>The head of the journal.</summary>
    public static JournalNeed Journal { get; } = new();

    /// <summary>The last numbers of a column: a span, oldest first, without a copy.</summary>
    /// <param name="column">Which number of each datum.</param>
    /// <param name="variant">Which series.</param>
    /// <param name="length">How many, at least 1; this is the warm-up too, unless <see cref="WindowNeed{T, TValue}.MinLength"/> says less.</param>
    /// <param name="of">Whose.</param>
    public static WindowNeed<T, TValue> Window<T, TValue>(
        Column<T, TValue> column,
        SeriesVariant variant,
        int length,
        InstrumentRef of = default
    )
        where T : struct, IDatum<T>
        where TValue : unmanaged => new(column, variant, length, of);

    /// <summary>The last numbers of a bar column.</summary>
    public static WindowNeed<Bar, TValue> Window<TValue>(
        Column<Bar, TValue> column,
        BarSize size,
        int length,
        InstrumentRef of = default
    )
        where TValue : unmanaged => new(column, size.Variant, length, of);

    /// <summary>The last numbers of a column for each instrument in scope.</summary>
    public static PanelNeed<T, TValue> Panel<T, TValue>(Column<T, TValue> column, SeriesVariant variant, int length)
        where T : struct, IDatum<T>
        where TValue : unmanaged => new(column, variant, length);

    /// <summary>The last data themselves, oldest first.</summary>
    public static RowsNeed<T> Rows<T>(int length, SeriesVariant variant = default, InstrumentRef of = default)
        where T : struct, IDatum<T> => new(variant, length, of);

    /// <summary>The newest datum.</summary>
    public static RowsNeed<T> Latest<T>(SeriesVariant variant = default, InstrumentRef of = default)
        where T : struct, IDatum<T> => new(variant, 1, of);

    /// <summary>The value another plugin left on a port, in this round where it ran in this round.</summary>
    public static OutputNeed<T> Output<T>(Output<T> port) => new(port, lagged: false);

    /// <summary>The value another plugin left on a port in an earlier round: may form loops.</summary>
    public static OutputNeed<T> Lagged<T>(Output<T> port) => new(port, lagged: true);

    /// <summary>Time-weighted equity at session closes: an index that starts at 1 and leaves external flows out.</summary>
    /// <param name="length">How many closes at most; 0 for all kept.</param>
    /// <param name="minLength">How many closes are needed at least.</param>
    public static EquityNeed Equity(int length, int minLength) => new(length, minLength);

    /// <summary>What a signal instance, or every one, would have earned by itself: closed rounds only.</summary>
    /// <param name="instance">One instance, or null for all.</param>
    public static TrackRecordNeed TrackRecords(InstanceId? instance = null) => new(instance);
}
