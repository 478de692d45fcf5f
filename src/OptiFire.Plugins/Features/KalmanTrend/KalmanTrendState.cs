using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>What <see cref="KalmanTrend"/> remembers of one instrument. Its arrays are replaced, never changed in place.</summary>
/// <param name="LastBar">The event time of the last bar taken in.</param>
/// <param name="Price">That bar's close on the filter's own log scale, which starts at 0 and counts total returns.</param>
/// <param name="Benchmark">The benchmark's close of the same moment on such a scale; 0 without a benchmark.</param>
/// <param name="BarsSinceFit">Bars since the variances in force were estimated.</param>
/// <param name="BarsSinceAttempt">Bars since an estimation was last tried.</param>
/// <param name="Variances">The model's variances; empty before the first estimation.</param>
/// <param name="Filter">The filter's state as the model lays it out.</param>
public readonly record struct KalmanTrendState(
    Timestamp LastBar,
    double Price,
    double Benchmark,
    int BarsSinceFit,
    int BarsSinceAttempt,
    double[] Variances,
    double[] Filter
) : IPluginState<KalmanTrendState>
{
    /// <summary>Nothing seen yet.</summary>
    public static KalmanTrendState Empty => new(Timestamp.MinValue, 0, 0, 0, 0, [], []);

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <inheritdoc />
    public KalmanTrendState Copy() => this with { Variances = [.. Variances], Filter = [.. Filter] };

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        writer.WriteTimestamp(LastBar);
        writer.WriteDouble(Price);
        writer.WriteDouble(Benchmark);
        writer.WriteInt32(BarsSinceFit);
        writer.WriteInt32(BarsSinceAttempt);
        writer.WriteDoubles(Variances);
        writer.WriteDoubles(Filter);
    }

    /// <inheritdoc />
    public static KalmanTrendState Read(ref PayloadReader reader, int schemaVersion) =>
        new(
            reader.ReadTimestamp(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadDoubles(),
            reader.ReadDoubles()
        );
}
