using OptiFire.Numerics.Microstructure;
using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>What <see cref="FlowToxicity"/> remembers of one instrument.</summary>
/// <remarks>Lists are replaced, never changed, so that a copy costs nothing.</remarks>
public record struct FlowToxicityState : IPluginState<FlowToxicityState>
{
    /// <summary>Makes a state that has seen nothing.</summary>
    public FlowToxicityState() { }

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <summary>When the newest datum taken in became available.</summary>
    public Timestamp SeenUntil { get; set; } = Timestamp.MinValue;

    /// <summary>The minute trades are joined to; no volume before the first.</summary>
    public FlowSlice Joining { get; set; }

    /// <summary>The end of the last minute taken in.</summary>
    public Timestamp LastEnd { get; set; } = Timestamp.MinValue;

    /// <summary>Its closing price, scaled.</summary>
    public long LastClose { get; set; }

    /// <summary>The last price changes, oldest first, scaled.</summary>
    public double[] Changes { get; set; } = [];

    /// <summary>The session taken in, as a day number; 0 before the first.</summary>
    public int Session { get; set; }

    /// <summary>Quantity traded in it so far, scaled.</summary>
    public long SessionVolume { get; set; }

    /// <summary>The mean of the sessions before it.</summary>
    public EwmaMeanState Average { get; set; } = EwmaMeanState.Empty;

    /// <summary>Buckets and past readings; null before there is a session to size buckets by.</summary>
    public VpinState? Flow { get; set; }

    /// <summary>VPIN after the last full bucket; NaN before there are enough.</summary>
    public double Toxicity { get; set; } = double.NaN;

    /// <summary>Its CDF; NaN before there are enough values.</summary>
    public double Rank { get; set; } = double.NaN;

    /// <summary>Full buckets so far.</summary>
    public long FullBuckets { get; set; }

    /// <inheritdoc />
    public readonly FlowToxicityState Copy() => this;

    /// <inheritdoc />
    public readonly void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(SeenUntil);
        writer.WriteTimestamp(Joining.Start);
        writer.WriteInt64(Joining.Open);
        writer.WriteInt64(Joining.Close);
        writer.WriteInt64(Joining.Volume);
        writer.WriteTimestamp(LastEnd);
        writer.WriteInt64(LastClose);
        writer.WriteDoubles(Changes);
        writer.WriteInt32(Session);
        writer.WriteInt64(SessionVolume);
        writer.WriteDouble(Average.Mean);
        writer.WriteDouble(Average.Weight);
        writer.WriteDouble(Toxicity);
        writer.WriteDouble(Rank);
        writer.WriteInt64(FullBuckets);
        writer.WriteBoolean(Flow is not null);
        if (Flow is { } flow)
        {
            double[] numbers =
            [
                flow.BucketVolume,
                flow.NextBucketVolume,
                flow.FilledVolume,
                flow.BuyVolume,
                flow.WaitingVolume,
                flow.WaitingShare,
            ];
            writer.WriteDoubles(numbers);
            writer.WriteDoubles(flow.Imbalances.AsSpan());
            writer.WriteDoubles(flow.Readings.AsSpan());
        }
    }

    /// <inheritdoc />
    public static FlowToxicityState Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            SeenUntil = reader.ReadTimestamp(),
            Joining = new(reader.ReadTimestamp(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()),
            LastEnd = reader.ReadTimestamp(),
            LastClose = reader.ReadInt64(),
            Changes = reader.ReadDoubles(),
            Session = reader.ReadInt32(),
            SessionVolume = reader.ReadInt64(),
            Average = new(reader.ReadDouble(), reader.ReadDouble()),
            Toxicity = reader.ReadDouble(),
            Rank = reader.ReadDouble(),
            FullBuckets = reader.ReadInt64(),
            Flow = reader.ReadBoolean() ? ReadFlow(ref reader) : null,
        };

    private static VpinState ReadFlow(ref PayloadReader reader) =>
        reader.ReadDoubles() is [var bucket, var next, var filled, var bought, var waiting, var share]
            ? new(bucket, next, filled, bought, waiting, share, [.. reader.ReadDoubles()], [.. reader.ReadDoubles()])
            : throw new PayloadException("A bucket has six numbers.");
}
