using System.Runtime.InteropServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Stored forms of the small things that sections share.</summary>
internal static class StateValues
{
    /// <summary>Writes a decimal with its trailing zeros: they show where it becomes text.</summary>
    public static void WriteExact(this PayloadWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (int word in bits)
        {
            writer.WriteInt32(word);
        }
    }

    public static void WriteExact(this PayloadWriter writer, decimal? value)
    {
        writer.WriteBoolean(value.HasValue);
        if (value is { } known)
        {
            writer.WriteExact(known);
        }
    }

    public static decimal? ReadOptionalDecimal(this ref PayloadReader reader) =>
        reader.ReadBoolean() ? reader.ReadDecimal() : null;

    /// <summary>Reads how many entries follow; each takes a byte or more.</summary>
    public static int ReadCount(this ref PayloadReader reader)
    {
        int count = reader.ReadInt32();
        return count >= 0 && count <= reader.Remaining
            ? count
            : throw new PayloadException($"{count} entries cannot be in {reader.Remaining} bytes.");
    }

    /// <summary>Writes numbers as they stand in memory.</summary>
    public static void WriteRaw<T>(this PayloadWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged => writer.WriteBytes(MemoryMarshal.AsBytes(values));

    public static void ReadRaw<T>(this ref PayloadReader reader, Span<T> into)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(into);
        reader.ReadBytes(bytes.Length).CopyTo(bytes);
    }

    public static void Write(this PayloadWriter writer, InstanceId instance)
    {
        writer.WriteString(instance.PluginId);
        writer.WriteString(instance.Name);
    }

    public static InstanceId ReadInstance(this ref PayloadReader reader) =>
        new(reader.ReadString(), reader.ReadStringOrNull());

    /// <summary>Reads the id of an instrument that must be one of so many.</summary>
    public static InstrumentId ReadInstrument(this ref PayloadReader reader, int instruments)
    {
        int id = reader.ReadInt32();
        return (uint)id < (uint)instruments
            ? new InstrumentId(id)
            : throw new PayloadException($"There is no instrument #{id} among {instruments}.");
    }

    public static void Write(this PayloadWriter writer, in OrderRequest request)
    {
        writer.WriteInt32(request.Instrument.Value);
        writer.WriteByte((byte)request.Side);
        writer.WriteByte((byte)request.Type);
        writer.WriteByte((byte)request.TimeInForce);
        writer.WriteExact(request.Quantity);
        writer.WriteExact(request.LimitPrice);
        writer.WriteExact(request.StopPrice);
        writer.WriteExact(request.TrailAmount);
        writer.WriteExact(request.TrailFraction);
    }

    public static OrderRequest ReadRequest(this ref PayloadReader reader, int instruments) =>
        new()
        {
            Instrument = reader.ReadInstrument(instruments),
            Side = (OrderSide)reader.ReadByte(),
            Type = (OrderType)reader.ReadByte(),
            TimeInForce = (TimeInForce)reader.ReadByte(),
            Quantity = reader.ReadDecimal(),
            LimitPrice = reader.ReadOptionalDecimal(),
            StopPrice = reader.ReadOptionalDecimal(),
            TrailAmount = reader.ReadOptionalDecimal(),
            TrailFraction = reader.ReadOptionalDecimal(),
        };
}
