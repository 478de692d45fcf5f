namespace OptiFire.Sdk.Plugins;

/// <summary>Whose data a need means: the shard's own instrument, one named, or nobody's.</summary>
public readonly record struct InstrumentRef
{
    private InstrumentRef(string? symbol, bool isNobody) => (Symbol, IsNobody) = (symbol, isNobody);

    /// <summary>Data that concern no instrument.</summary>
    public static InstrumentRef Nobody => new(null, true);

    /// <summary>The instrument named; null for the shard's own, or nobody.</summary>
    public string? Symbol { get; }

    /// <summary>Whether data of no instrument are meant.</summary>
    public bool IsNobody { get; }

    /// <summary>The instrument the run is about.</summary>
    public static InstrumentRef Shard => default;

    /// <summary>One instrument, whatever the run is about.</summary>
    public static implicit operator InstrumentRef(string symbol) => new(symbol, false);

    /// <summary>One instrument, whatever the run is about.</summary>
    public static InstrumentRef FromString(string symbol) => new(symbol, false);

    /// <inheritdoc />
    public override string ToString() => IsNobody ? "nobody" : Symbol ?? "the instrument";
}
