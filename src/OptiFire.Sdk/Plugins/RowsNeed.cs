using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>The last data of one series.</summary>
public sealed record RowsNeed<T> : Need
    where T : struct, IDatum<T>
{
    internal RowsNeed(SeriesVariant variant, int length, InstrumentRef of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Variant = variant;
        Length = length;
        MinLength = length;
        Of = of;
    }

    /// <summary>Which series.</summary>
    public SeriesVariant Variant { get; }

    /// <summary>How many at most.</summary>
    public int Length { get; }

    /// <summary>Whose.</summary>
    public InstrumentRef Of { get; }

    /// <summary>How many at least; <see cref="Length"/> by default, 0 where the data may be missing.</summary>
    public int MinLength { get; init; }

    /// <summary>How old the newest may be; any age by default.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.MaxValue;

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
