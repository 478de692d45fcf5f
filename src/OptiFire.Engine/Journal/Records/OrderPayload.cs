using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>The stored form of an order request, shared by the records that hold one.</summary>
internal static class OrderPayload
{
    public static void Write(in OrderRequest request, PayloadWriter writer)
    {
        writer.WriteInt32(request.Instrument.Value);
        writer.WriteByte((byte)request.Side);
        writer.WriteDecimal(request.Quantity);
        writer.WriteByte((byte)request.Type);
        writer.WriteByte((byte)request.TimeInForce);
        WriteOptional(request.LimitPrice, writer);
        WriteOptional(request.StopPrice, writer);
        WriteOptional(request.TrailAmount, writer);
        WriteOptional(request.TrailFraction, writer);
    }

    public static OrderRequest Read(ref PayloadReader reader) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            Side = (OrderSide)reader.ReadByte(),
            Quantity = reader.ReadDecimal(),
            Type = (OrderType)reader.ReadByte(),
            TimeInForce = (TimeInForce)reader.ReadByte(),
            LimitPrice = ReadOptional(ref reader),
            StopPrice = ReadOptional(ref reader),
            TrailAmount = ReadOptional(ref reader),
            TrailFraction = ReadOptional(ref reader),
        };

    private static void WriteOptional(decimal? value, PayloadWriter writer)
    {
        writer.WriteBoolean(value.HasValue);
        if (value.HasValue)
        {
            writer.WriteDecimal(value.Value);
        }
    }

    private static decimal? ReadOptional(ref PayloadReader reader) =>
        reader.ReadBoolean() ? reader.ReadDecimal() : null;
}
