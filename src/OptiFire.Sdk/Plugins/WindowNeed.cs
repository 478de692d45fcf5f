using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>The last numbers of one column.</summary>
public sealed record WindowNeed<T, TValue> : Need
    where T : struct, IDatum<T>
    where TValue : unmanaged
{
    internal WindowNeed(Column<T, TValue> column, SeriesVariant variant, int length, InstrumentRef of)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Column = column;
        Variant = variant;
        Length = length;
        MinLength = length;
        Of = of;
    }

    /// <summary>Which number of each datum.</summary>
    public Column<T, TValue> Column { get; }

    /// <summary>Which series.</summary>
    public SeriesVariant Variant { get; }

    /// <summary>How many at most.</summary>
    public int Length { get; }

    /// <summary>Whose.</summary>
    public InstrumentRef Of { get; }

    /// <summary>How many at least; <see cref="Length"/> by default.</summary>
    public int MinLength { get; init; }

    /// <summary>Which corporate actions to take out of the past; none by default.</summary>
    public Adjustment Adjustment { get; init; }

    /// <summary>How old the newest may be; any age by default.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.MaxValue;

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
