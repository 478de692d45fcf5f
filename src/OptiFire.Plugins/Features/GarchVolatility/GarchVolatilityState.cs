using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>What <see cref="GarchVolatility"/> remembers of one instrument.</summary>
/// <param name="LastBar">The event time of the last bar taken in; the beginning of time before the first.</param>
/// <param name="Parameters">The parameters in force, of fractions per day.</param>
/// <param name="Variance">The variance of the next daily return.</param>
/// <param name="BarsSinceFit">Bars since the parameters in force were estimated.</param>
/// <param name="BarsSinceAttempt">Bars since an estimation was last tried.</param>
public readonly record struct GarchVolatilityState(
    Timestamp LastBar,
    GarchParameters Parameters,
    double Variance,
    int BarsSinceFit,
    int BarsSinceAttempt
) : IPluginState<GarchVolatilityState>
{
    /// <summary>Nothing seen yet.</summary>
    public static GarchVolatilityState Empty => new(Timestamp.MinValue, default, 0, 0, 0);

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <summary>Whether there are parameters.</summary>
    public bool IsFitted => Parameters.Omega > 0;

    /// <inheritdoc />
    public GarchVolatilityState Copy() => this;

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        writer.WriteTimestamp(LastBar);
        writer.WriteDouble(Parameters.Mean);
        writer.WriteDouble(Parameters.Omega);
        writer.WriteDouble(Parameters.Alpha);
        writer.WriteDouble(Parameters.Gamma);
        writer.WriteDouble(Parameters.Beta);
        writer.WriteDouble(Parameters.DegreesOfFreedom);
        writer.WriteDouble(Variance);
        writer.WriteInt32(BarsSinceFit);
        writer.WriteInt32(BarsSinceAttempt);
    }

    /// <inheritdoc />
    public static GarchVolatilityState Read(ref PayloadReader reader, int schemaVersion) =>
        new(
            reader.ReadTimestamp(),
            new GarchParameters(
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadDouble()
            ),
            reader.ReadDouble(),
            reader.ReadInt32(),
            reader.ReadInt32()
        );
}
