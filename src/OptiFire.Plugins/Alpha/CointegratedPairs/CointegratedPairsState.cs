using OptiFire.Numerics.Cointegration;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>What <see cref="CointegratedPairs"/> remembers.</summary>
/// <param name="Formation">The pair in force, if any.</param>
/// <param name="Tested">How many pairs the last selection tested; 0 before the first.</param>
/// <param name="Age">Sessions since the last selection.</param>
/// <param name="LastClose">Event time of the last closes taken in.</param>
/// <param name="ExplainedPath">Log total return of the explained leg since the formation.</param>
/// <param name="ExplainingPath">That of the other leg.</param>
/// <param name="Trade">What is wanted.</param>
public readonly record struct CointegratedPairsState(
    PairFormation Formation,
    int Tested,
    int Age,
    Timestamp LastClose,
    double ExplainedPath,
    double ExplainingPath,
    PairTrade Trade
) : IPluginState<CointegratedPairsState>
{
    /// <summary>Nothing selected yet.</summary>
    public static CointegratedPairsState Empty => new(default, 0, 0, Timestamp.MinValue, 0, 0, default);

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <summary>Where the spread stands, deviations above its mean.</summary>
    public double Score => Formation.Score(ExplainedPath, ExplainingPath);

    /// <inheritdoc />
    public CointegratedPairsState Copy() => this;

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        writer.WriteInt32(Formation.Explained);
        writer.WriteInt32(Formation.Explaining);
        writer.WriteDouble(Formation.Line.Ratio);
        writer.WriteDouble(Formation.Line.Intercept);
        writer.WriteDouble(Formation.Scale.Mean);
        writer.WriteDouble(Formation.Scale.Deviation);
        writer.WriteDouble(Formation.HalfLife);
        writer.WriteDouble(Formation.PValue);
        writer.WriteDouble(Formation.AdjustedPValue);
        writer.WriteInt32(Tested);
        writer.WriteInt32(Age);
        writer.WriteTimestamp(LastClose);
        writer.WriteDouble(ExplainedPath);
        writer.WriteDouble(ExplainingPath);
        writer.WriteInt32(Trade.Side);
        writer.WriteInt32(Trade.SessionsHeld);
        writer.WriteBoolean(Trade.IsBarred);
    }

    /// <inheritdoc />
    public static CointegratedPairsState Read(ref PayloadReader reader, int schemaVersion) =>
        new(
            new PairFormation(
                reader.ReadInt32(),
                reader.ReadInt32(),
                new HedgeLine(reader.ReadDouble(), reader.ReadDouble()),
                new SpreadScale(reader.ReadDouble(), reader.ReadDouble()),
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadDouble()
            ),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadTimestamp(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            new PairTrade(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean())
        );
}
