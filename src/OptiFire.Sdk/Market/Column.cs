namespace OptiFire.Sdk.Market;

/// <summary>One number of each datum of a series, kept side by side so that a window is a span without a copy.</summary>
/// <typeparam name="T">The kind of datum.</typeparam>
/// <typeparam name="TValue">The number's type.</typeparam>
/// <remarks>The store keeps a column only when a need asks for it. Identity is the object: declare a column once, static.</remarks>
public sealed class Column<T, TValue>(string name, Func<T, Instrument, TValue> selector)
    where T : struct, IDatum<T>
    where TValue : unmanaged
{
    /// <summary>What the number is.</summary>
    public string Name { get; } = name;

    /// <summary>Takes the number from a datum.</summary>
    public Func<T, Instrument, TValue> Selector { get; } = selector;

    /// <summary>How corporate actions change it; not at all by default.</summary>
    public AdjustedAs Adjusts { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{T.Kind.Id} {Name}";
}
