using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>What <see cref="FractionalDifferences"/> remembers of one instrument.</summary>
/// <param name="LastBar">The event time of the last bar taken in; the beginning of time before the first.</param>
/// <param name="Level">That bar's log price on a scale no split or dividend restates.</param>
/// <param name="BarsToSearch">Bars until the order is searched again after a search that found none.</param>
/// <param name="Order">The order found; NaN before.</param>
/// <param name="PValue">The p-value of its unit-root test.</param>
/// <param name="LevelCorrelation">Its correlation with the log price over the training stretch.</param>
public readonly record struct FractionalDifferencesState(
    Timestamp LastBar,
    double Level,
    int BarsToSearch,
    double Order,
    double PValue,
    double LevelCorrelation
) : IPluginState<FractionalDifferencesState>
{
    /// <summary>Nothing seen yet.</summary>
    public static FractionalDifferencesState Empty => new(Timestamp.MinValue, 0, 0, double.NaN, double.NaN, double.NaN);

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <inheritdoc />
    public FractionalDifferencesState Copy() => this;

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        writer.WriteTimestamp(LastBar);
        writer.WriteDouble(Level);
        writer.WriteInt32(BarsToSearch);
        writer.WriteDouble(Order);
        writer.WriteDouble(PValue);
        writer.WriteDouble(LevelCorrelation);
    }

    /// <inheritdoc />
    public static FractionalDifferencesState Read(ref PayloadReader reader, int schemaVersion) =>
        new(
            reader.ReadTimestamp(),
            reader.ReadDouble(),
            reader.ReadInt32(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble()
        );
}
