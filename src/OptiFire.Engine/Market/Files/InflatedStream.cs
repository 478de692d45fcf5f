using System.Buffers.Binary;
using System.IO.Compression;
using System.Threading.Channels;

namespace OptiFire.Engine.Market.Files;

/// <summary>The contents of a gzip file, decompressed ahead on a thread of its own, so that parsing need not wait for it.</summary>
/// <remarks>
/// The framework takes a file that is cut short for one that ends; so the length stored in the last four bytes is compared
/// with what came out. Files of several gzip members have one length per member and are refused for the same reason.
/// </remarks>
internal sealed class InflatedStream : Stream
{
    private const int BlockBytes = 1 << 18;
    private const int BlocksAhead = 4;

    private readonly string name;
    private readonly FileStream file;
    private readonly Channel<ArraySegment<byte>> full = Channel.CreateBounded<ArraySegment<byte>>(BlocksAhead);
    private readonly Channel<byte[]> empty = Channel.CreateUnbounded<byte[]>();
    private readonly CancellationTokenSource stop = new();
    private readonly Task inflating;
    private ArraySegment<byte> current;

    /// <summary>Starts to decompress a file.</summary>
    /// <exception cref="DataFileException">The file is too short for gzip.</exception>
    public InflatedStream(string path)
    {
        name = Path.GetFileName(path);
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        if (file.Length < 18)
        {
            file.Dispose();
            throw new DataFileException($"'{name}' is damaged or cut short: {file.Name} is too small for a gzip file.");
        }

        for (int i = 0; i < BlocksAhead; i++)
        {
            empty.Writer.TryWrite(new byte[BlockBytes]);
        }

        inflating = Task.Factory.StartNew(
            Inflate,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        if (current.Count == 0 && !TryNextBlock())
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, current.Count);
        current.AsSpan(0, count).CopyTo(buffer);
        current = current[count..];
        if (current.Count == 0)
        {
            empty.Writer.TryWrite(current.Array!);
        }

        return count;
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush() { }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stop.Cancel();
            inflating.Wait();
            stop.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool TryNextBlock()
    {
        while (!full.Reader.TryRead(out current))
        {
            // Rethrows what stopped the other thread.
            if (!full.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                return false;
            }
        }

        return true;
    }

    private void Inflate()
    {
        try
        {
            uint expected = StoredLength();
            using var gzip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            uint length = 0;
            while (true)
            {
                byte[] block = empty.Reader.ReadAsync(stop.Token).AsTask().GetAwaiter().GetResult();
                int count = gzip.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
                if (count == 0)
                {
                    break;
                }

                length = unchecked(length + (uint)count);
                full.Writer.WriteAsync(new ArraySegment<byte>(block, 0, count), stop.Token)
                    .AsTask()
                    .GetAwaiter()
                    .GetResult();
            }

            full.Writer.Complete(length == expected ? null : CutShort(null));
        }
        catch (OperationCanceledException)
        {
            full.Writer.Complete();
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            full.Writer.Complete(CutShort(damage));
        }
    }

    private uint StoredLength()
    {
        Span<byte> trailer = stackalloc byte[4];
        file.Seek(-trailer.Length, SeekOrigin.End);
        file.ReadExactly(trailer);
        file.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private DataFileException CutShort(Exception? cause) =>
        new($"'{name}' is damaged or cut short (or made of several gzip members): fetch it again.", cause);
}
