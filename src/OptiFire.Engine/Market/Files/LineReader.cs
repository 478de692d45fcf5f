using System.Runtime.CompilerServices;

namespace OptiFire.Engine.Market.Files;

/// <summary>Cuts a stream of bytes into lines without copying them. A byte order mark is passed over.</summary>
/// <remarks>Lines end with LF or CR LF; the last line may have no end. A returned line lives until the next call.</remarks>
internal sealed class LineReader(Stream stream, string name) : IDisposable
{
    private const int BlockBytes = 1 << 18;
    private const int MaximumLineBytes = 1 << 20;

    private byte[] buffer = new byte[BlockBytes];
    private int start;
    private int end;
    private bool atFileStart = true;
    private bool exhausted;

    /// <summary>Bytes of the stream before the line that comes next.</summary>
    public long Offset { get; private set; }

    /// <summary>Takes the next line, without its end.</summary>
    /// <exception cref="DataFileException">The stream is damaged, or a line is longer than a megabyte.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int length;
        int searched = 0;
        while ((length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = end - start;
            if (!Refill())
            {
                return TryTakeRest(out line);
            }
        }

        length += searched;
        line = buffer.AsSpan(start, length);
        start += length + 1;
        Offset += length + 1;
        line = line.EndsWith((byte)'\r') ? line[..^1] : line;
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();

    private bool TryTakeRest(out ReadOnlySpan<byte> line)
    {
        line = buffer.AsSpan(start, end - start);
        Offset += line.Length;
        start = end;
        bool any = !line.IsEmpty;
        line = line.EndsWith((byte)'\r') ? line[..^1] : line;
        return any;
    }

    private bool Refill()
    {
        if (exhausted)
        {
            return false;
        }

        int kept = end - start;
        if (kept >= MaximumLineBytes)
        {
            throw new DataFileException($"'{name}' has a line of more than {MaximumLineBytes} bytes: it is not text.");
        }

        if (kept > buffer.Length / 2)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        buffer.AsSpan(start, kept).CopyTo(buffer);
        start = 0;
        end = kept;
        int read = ReadBlock();
        end += read;
        exhausted = read == 0;
        SkipByteOrderMark();
        return !exhausted;
    }

    private int ReadBlock()
    {
        try
        {
            // At the start of a file all three bytes of a mark must be there to be seen.
            return atFileStart
                ? stream.ReadAtLeast(buffer.AsSpan(end), 3, throwOnEndOfStream: false)
                : stream.Read(buffer.AsSpan(end));
        }
        catch (InvalidDataException damage)
        {
            throw new DataFileException(
                $"'{name}' is damaged or cut short: it cannot be decompressed to its end.",
                damage
            );
        }
    }

    private void SkipByteOrderMark()
    {
        if (atFileStart && buffer.AsSpan(0, end).StartsWith("\uFEFF"u8))
        {
            start = 3;
            Offset = 3;
        }

        atFileStart = false;
    }
}
