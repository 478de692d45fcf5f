using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>The last numbers of one column for each instrument in scope.</summary>
public sealed record PanelNeed<T, TValue> : Need
    where T : struct, IDatum<T>
    where TValue : unmanaged
{
    internal PanelNeed(Column<T, TValue> column, SeriesVariant variant, int length)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Column = column;
        Variant = variant;
        Length = length;
    }

    /// <summary>Which number of each datum.</summary>
    public Column<T, TValue> Column { get; }

    /// <summary>Which series.</summary>
    public SeriesVariant Variant { get; }

    /// <summary>How many at most per instrument; a panel may be ragged and may hold empty windows.</summary>
    public int Length { get; }

    /// <summary>Which corporate actions to take out of the past; none by default.</summary>
    public Adjustment Adjustment { get; init; }

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
