using OptiFire.Numerics.Microstructure;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>What <see cref="OrderFlowImbalance"/> remembers of one instrument.</summary>
/// <remarks>Lists are replaced, never changed, so that a copy costs nothing.</remarks>
public record struct OrderFlowImbalanceState : IPluginState<OrderFlowImbalanceState>
{
    /// <summary>Makes a state that has seen nothing.</summary>
    public OrderFlowImbalanceState() { }

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <summary>When the newest book taken in became available.</summary>
    public Timestamp SeenUntil { get; set; } = Timestamp.MinValue;

    /// <summary>When an interval was last found to have ended.</summary>
    public Timestamp EndedAt { get; set; } = Timestamp.MinValue;

    /// <summary>The newest word on both sides; a size of 0 where there was none yet.</summary>
    public BookLevels Known { get; set; }

    /// <summary>The interval being built.</summary>
    public OrderFlowState Flow { get; set; }

    /// <summary>Order flow over average depth of the last intervals, oldest first.</summary>
    public double[] Flows { get; set; } = [];

    /// <inheritdoc />
    public readonly OrderFlowImbalanceState Copy() => this;

    /// <inheritdoc />
    public readonly void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(SeenUntil);
        writer.WriteTimestamp(EndedAt);
        Write(writer, Known);
        writer.WriteBoolean(Flow.HasTime);
        writer.WriteInt64(Flow.FirstTime);
        writer.WriteInt64(Flow.LastTime);
        writer.WriteBoolean(Flow.HasBook);
        Write(writer, Flow.LastBook);
        writer.WriteInt64(Flow.Open.Index);
        writer.WriteDouble(Flow.Open.Flow);
        writer.WriteDouble(Flow.Open.MeanDepth);
        writer.WriteDouble(Flow.Open.LastMid);
        writer.WriteInt32(Flow.Open.Events);
        writer.WriteInt32(Flow.Open.Refused);
        writer.WriteDoubles(Flows);
    }

    /// <inheritdoc />
    public static OrderFlowImbalanceState Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            SeenUntil = reader.ReadTimestamp(),
            EndedAt = reader.ReadTimestamp(),
            Known = ReadBook(ref reader),
            Flow = new(
                reader.ReadBoolean(),
                reader.ReadInt64(),
                reader.ReadInt64(),
                reader.ReadBoolean(),
                ReadBook(ref reader),
                new(
                    reader.ReadInt64(),
                    reader.ReadDouble(),
                    reader.ReadDouble(),
                    reader.ReadDouble(),
                    reader.ReadInt32(),
                    reader.ReadInt32()
                )
            ),
            Flows = reader.ReadDoubles(),
        };

    private static void Write(PayloadWriter writer, BookLevels book)
    {
        writer.WriteDouble(book.Bid);
        writer.WriteDouble(book.BidSize);
        writer.WriteDouble(book.Ask);
        writer.WriteDouble(book.AskSize);
    }

    private static BookLevels ReadBook(ref PayloadReader reader) =>
        new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
}
