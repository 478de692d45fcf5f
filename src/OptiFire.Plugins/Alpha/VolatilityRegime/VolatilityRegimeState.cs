using OptiFire.Numerics.Regimes;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>What <see cref="VolatilityRegime"/> remembers: the regime, and which close it has seen last.</summary>
/// <param name="Filter">The regime and how it stands.</param>
/// <param name="LastClose">The event time of the last close taken in; 0 before the first.</param>
public readonly record struct VolatilityRegimeState(VixRegimeState Filter, Timestamp LastClose)
    : IPluginState<VolatilityRegimeState>
{
    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <inheritdoc />
    public VolatilityRegimeState Copy() => this;

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        writer.WriteInt32((int)Filter.Regime);
        writer.WriteInt32(Filter.Observations);
        writer.WriteInt32((int)Filter.Candidate);
        writer.WriteInt32(Filter.Confirmations);
        writer.WriteTimestamp(LastClose);
    }

    /// <inheritdoc />
    public static VolatilityRegimeState Read(ref PayloadReader reader, int schemaVersion) =>
        new(
            new VixRegimeState(
                (VixRegime)reader.ReadInt32(),
                reader.ReadInt32(),
                (VixRegime)reader.ReadInt32(),
                reader.ReadInt32()
            ),
            reader.ReadTimestamp()
        );
}
