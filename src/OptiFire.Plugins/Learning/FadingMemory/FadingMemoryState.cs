using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Learning;

/// <summary>What <see cref="FadingMemory"/> remembers of one instrument. Its arrays are replaced, never changed in place.</summary>
/// <param name="LastBar">The event time of the last bar taken in; the beginning of time before the first.</param>
/// <param name="Elapsed">Bars since the last return that was learnt from.</param>
/// <param name="Memory">The weights of all returns learnt from, summed: the effective number of them.</param>
/// <param name="TraceCap">The sum of the coefficients' variances that forgetting may lead to, fixed after the warm-up.</param>
/// <param name="Root">The square root of the information, row-major; empty before the first bar.</param>
/// <param name="Target">The root times the coefficients.</param>
public readonly record struct FadingMemoryState(
    Timestamp LastBar,
    int Elapsed,
    double Memory,
    double TraceCap,
    double[] Root,
    double[] Target
) : IPluginState<FadingMemoryState>
{
    /// <summary>Nothing seen yet.</summary>
    public static FadingMemoryState Empty => new(Timestamp.MinValue, 0, 0, double.PositiveInfinity, [], []);

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <inheritdoc />
    public FadingMemoryState Copy() => this with { Root = [.. Root], Target = [.. Target] };

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        writer.WriteTimestamp(LastBar);
        writer.WriteInt32(Elapsed);
        writer.WriteDouble(Memory);
        writer.WriteDouble(TraceCap);
        writer.WriteDoubles(Root);
        writer.WriteDoubles(Target);
    }

    /// <inheritdoc />
    public static FadingMemoryState Read(ref PayloadReader reader, int schemaVersion) =>
        new(
            reader.ReadTimestamp(),
            reader.ReadInt32(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDoubles(),
            reader.ReadDoubles()
        );
}
