using System.Buffers.Binary;
using System.Text;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Payloads;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote, in the same order.</summary>
public ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> rest = payload;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => rest.Length;

    /// <summary>Reads one byte.</summary>
    /// <exception cref="PayloadException">The payload ends too early.</exception>
    public byte ReadByte() => Take(1)[0];

    /// <summary>Reads a truth value.</summary>
    public bool ReadBoolean() => ReadByte() != 0;

    /// <summary>Reads four bytes.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>Reads eight bytes.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>Reads a number.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Reads a decimal.</summary>
    /// <exception cref="PayloadException">The bytes are not a decimal.</exception>
    public decimal ReadDecimal()
    {
        Span<int> bits = [ReadInt32(), ReadInt32(), ReadInt32(), ReadInt32()];
        const int unused = 0x7F00FFFF;
        return (bits[3] & unused) == 0 && ((bits[3] >> 16) & 0xFF) <= 28
            ? new decimal(bits)
            : throw new PayloadException("A decimal in the payload is damaged.");
    }

    /// <summary>Reads a point in time.</summary>
    public Timestamp ReadTimestamp() => new(ReadInt64());

    /// <summary>Reads text that must be there.</summary>
    /// <exception cref="PayloadException">The text is null or longer than the payload.</exception>
    public string ReadString() => ReadStringOrNull() ?? throw new PayloadException("A text in the payload is missing.");

    /// <summary>Reads text that may be null.</summary>
    public string? ReadStringOrNull()
    {
        int bytes = ReadInt32();
        return bytes == -1 ? null : Encoding.UTF8.GetString(Take(bytes));
    }

    /// <summary>Reads how many things follow.</summary>
    /// <param name="minimumBytes">The least bytes that one of them takes, at least 1.</param>
    /// <exception cref="PayloadException">The payload cannot hold so many.</exception>
    public int ReadCount(int minimumBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumBytes);
        int count = ReadInt32();
        return count >= 0 && count <= Remaining / minimumBytes
            ? count
            : throw new PayloadException($"The payload says that {count} things follow, and has {Remaining} bytes.");
    }

    /// <summary>Reads bytes whose number is known.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count) => Take(count);

    /// <summary>Reads a length and that many numbers.</summary>
    public double[] ReadDoubles()
    {
        int count = ReadInt32();
        if (count < 0 || (long)count * sizeof(double) > rest.Length)
        {
            throw new PayloadException($"The payload says {count} numbers and holds {rest.Length} bytes.");
        }

        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = ReadDouble();
        }

        return values;
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes < 0 || bytes > rest.Length)
        {
            throw new PayloadException($"The payload ends {bytes - rest.Length} bytes too early.");
        }

        ReadOnlySpan<byte> taken = rest[..bytes];
        rest = rest[bytes..];
        return taken;
    }
}
