using System.Buffers.Binary;
using System.Text;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Payloads;

/// <summary>Appends values in a fixed little-endian form to a buffer that grows: journal records, states, stored data.</summary>
/// <remarks>The same values give the same bytes everywhere; a NaN is written as the one canonical NaN.</remarks>
public sealed class PayloadWriter(int capacity = 256)
{
    private byte[] buffer = new byte[Math.Max(capacity, 16)];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> WrittenSpan => buffer.AsSpan(0, Length);

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, Length);

    /// <summary>Forgets everything from a position on; 0 empties the writer and keeps its buffer.</summary>
    public void Truncate(int length = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value) => Grow(1)[0] = value;

    /// <summary>Writes true as 1, false as 0.</summary>
    public void WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    /// <summary>Writes four bytes.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Grow(4), value);

    /// <summary>Writes eight bytes.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value);

    /// <summary>Writes eight bytes; every NaN becomes <see cref="double.NaN"/>.</summary>
    public void WriteDouble(double value) =>
        BinaryPrimitives.WriteDoubleLittleEndian(Grow(8), double.IsNaN(value) ? double.NaN : value);

    /// <summary>Writes sixteen bytes, trailing zeros of the value removed so that equal values give equal bytes.</summary>
    public void WriteDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value / 1.0000000000000000000000000000m, bits);
        foreach (int word in bits)
        {
            WriteInt32(word);
        }
    }

    /// <summary>Writes a point in time.</summary>
    public void WriteTimestamp(Timestamp value) => WriteInt64(value.UnixNanoseconds);

    /// <summary>Writes a length in bytes and UTF-8; null becomes length −1.</summary>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteInt32(-1);
            return;
        }

        int bytes = Encoding.UTF8.GetByteCount(value);
        WriteInt32(bytes);
        Encoding.UTF8.GetBytes(value, Grow(bytes));
    }

    /// <summary>Writes bytes without their length.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value) => value.CopyTo(Grow(value.Length));

    /// <summary>Writes a length and the numbers.</summary>
    public void WriteDoubles(ReadOnlySpan<double> values)
    {
        WriteInt32(values.Length);

        foreach (double value in values)
        {
            WriteDouble(value);
        }
    }

    /// <summary>Overwrites four bytes written earlier: a length that was not known then.</summary>
    public void PatchInt32(int position, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(position, 4), value);

    private Span<byte> Grow(int bytes)
    {
        int needed = checked(Length + bytes);
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(needed, checked(buffer.Length * 2)));
        }

        Span<byte> span = buffer.AsSpan(Length, bytes);
        Length = needed;
        return span;
    }
}
