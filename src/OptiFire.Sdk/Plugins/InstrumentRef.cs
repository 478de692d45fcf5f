namespace OptiFire.Sdk.Plugins;

/// <summary>Whose data a need means: the shard's own instrument, or one named.</summary>
public readonly record struct InstrumentRef(string? Symbol)
{
    /// <summary>The instrument the run is about.</summary>
    public static InstrumentRef Shard => default;

    /// <summary>One instrument, whatever the run is about.</summary>
    public static implicit operator InstrumentRef(string symbol) => new(symbol);

    /// <summary>One instrument, whatever the run is about.</summary>
    public static InstrumentRef FromString(string symbol) => new(symbol);

    /// <inheritdoc />
    public override string ToString() => Symbol ?? "the instrument";
}
