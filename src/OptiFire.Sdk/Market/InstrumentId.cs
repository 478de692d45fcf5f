namespace OptiFire.Sdk.Market;

/// <summary>Names an instrument inside one engine: a dense index given in the order of declaration.</summary>
/// <param name="Value">0 for the first instrument declared. The journal records which symbol it stands for.</param>
public readonly record struct InstrumentId(int Value)
{
    /// <summary>No instrument: data and shards that concern none.</summary>
    public static InstrumentId None => new(-1);

    /// <inheritdoc />
    public override string ToString() => $"#{Value}";
}
