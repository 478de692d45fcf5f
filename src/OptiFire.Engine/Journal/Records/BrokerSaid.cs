using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A broker's message, as it was received.</summary>
/// <param name="Event">The message.</param>
/// <param name="ReceivedAt">The engine's time when it was taken: says in a replay before which slice it belongs.</param>
public readonly record struct BrokerSaid(BrokerEvent Event, Timestamp ReceivedAt) : IJournalRecord<BrokerSaid>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Broker;

    /// <inheritdoc />
    public static void Write(in BrokerSaid value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        BrokerEvent message = value.Event;
        writer.WriteByte((byte)message.Kind);
        writer.WriteString(message.ClientOrderId);
        writer.WriteTimestamp(message.Time);
        writer.WriteString(message.ExecutionId);
        writer.WriteDecimal(message.Quantity);
        writer.WriteDecimal(message.Price);
        writer.WriteDecimal(message.Fee);
        writer.WriteString(message.ReplacedBy);
        writer.WriteString(message.Reason);
        writer.WriteTimestamp(value.ReceivedAt);
    }

    /// <inheritdoc />
    public static BrokerSaid Read(ref PayloadReader reader) =>
        new(
            new BrokerEvent
            {
                Kind = (BrokerEventKind)reader.ReadByte(),
                ClientOrderId = reader.ReadString(),
                Time = reader.ReadTimestamp(),
                ExecutionId = reader.ReadStringOrNull(),
                Quantity = reader.ReadDecimal(),
                Price = reader.ReadDecimal(),
                Fee = reader.ReadDecimal(),
                ReplacedBy = reader.ReadStringOrNull(),
                Reason = reader.ReadStringOrNull(),
            },
            reader.ReadTimestamp()
        );
}
