namespace OptiFire.Sdk.Market;

/// <summary>Names a kind of market data and the version of its stored form.</summary>
/// <param name="Id">Stable and unique, such as <c>bar</c>; third parties prefix theirs, such as <c>acme.weather</c>.</param>
/// <param name="SchemaVersion">Counts changes of the stored form, from 1.</param>
public sealed record DatumKind(string Id, int SchemaVersion)
{
    /// <inheritdoc />
    public override string ToString() => Id;
}
