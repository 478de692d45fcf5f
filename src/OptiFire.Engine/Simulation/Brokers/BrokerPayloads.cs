using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>The stored form of tickets and broker events.</summary>
internal static class BrokerPayloads
{
    public static int ReadCount(ref PayloadReader reader)
    {
        int count = reader.ReadInt32();
        return count >= 0 && count <= reader.Remaining
            ? count
            : throw new PayloadException($"The payload says {count} entries and holds {reader.Remaining} bytes.");
    }

    public static void WriteOptional(PayloadWriter writer, decimal? value)
    {
        writer.WriteBoolean(value.HasValue);
        if (value is { } number)
        {
            writer.WriteDecimal(number);
        }
    }

    public static decimal? ReadOptional(ref PayloadReader reader) => reader.ReadBoolean() ? reader.ReadDecimal() : null;

    public static TEnum ReadEnum<TEnum>(ref PayloadReader reader)
        where TEnum : struct, Enum
    {
        byte stored = reader.ReadByte();
        TEnum[] values = Enum.GetValues<TEnum>();
        return stored < values.Length
            ? values[stored]
            : throw new PayloadException($"{stored} in the payload is not a {typeof(TEnum).Name}.");
    }

    public static void WriteTicket(PayloadWriter writer, OrderTicket ticket)
    {
        OrderRequest request = ticket.Request;
        writer.WriteString(ticket.ClientOrderId);
        writer.WriteTimestamp(ticket.DecidedAt);
        writer.WriteInt32(request.Instrument.Value);
        writer.WriteByte((byte)request.Side);
        writer.WriteByte((byte)request.Type);
        writer.WriteByte((byte)request.TimeInForce);
        writer.WriteDecimal(request.Quantity);
        WriteOptional(writer, request.LimitPrice);
        WriteOptional(writer, request.StopPrice);
        WriteOptional(writer, request.TrailAmount);
        WriteOptional(writer, request.TrailFraction);
    }

    public static OrderTicket ReadTicket(ref PayloadReader reader)
    {
        string id = reader.ReadString();
        var decidedAt = reader.ReadTimestamp();
        var request = new OrderRequest
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            Side = ReadEnum<OrderSide>(ref reader),
            Type = ReadEnum<OrderType>(ref reader),
            TimeInForce = ReadEnum<TimeInForce>(ref reader),
            Quantity = reader.ReadDecimal(),
            LimitPrice = ReadOptional(ref reader),
            StopPrice = ReadOptional(ref reader),
            TrailAmount = ReadOptional(ref reader),
            TrailFraction = ReadOptional(ref reader),
        };
        return new OrderTicket(id, request, decidedAt);
    }

    public static void WriteEvent(PayloadWriter writer, in BrokerEvent message)
    {
        writer.WriteByte((byte)message.Kind);
        writer.WriteString(message.ClientOrderId);
        writer.WriteTimestamp(message.Time);
        writer.WriteString(message.ExecutionId);
        writer.WriteDecimal(message.Quantity);
        writer.WriteDecimal(message.Price);
        writer.WriteDecimal(message.Fee);
        writer.WriteString(message.ReplacedBy);
        writer.WriteString(message.Reason);
    }

    public static BrokerEvent ReadEvent(ref PayloadReader reader) =>
        new()
        {
            Kind = ReadEnum<BrokerEventKind>(ref reader),
            ClientOrderId = reader.ReadString(),
            Time = reader.ReadTimestamp(),
            ExecutionId = reader.ReadStringOrNull(),
            Quantity = reader.ReadDecimal(),
            Price = reader.ReadDecimal(),
            Fee = reader.ReadDecimal(),
            ReplacedBy = reader.ReadStringOrNull(),
            Reason = reader.ReadStringOrNull(),
        };
}
