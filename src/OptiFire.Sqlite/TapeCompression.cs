using System.IO.Compression;

namespace OptiFire.Sqlite;

/// <summary>Packs the blocks of a tape with Brotli.</summary>
internal static class TapeCompression
{
    private const int Quality = 4; // of 0 to 11: beyond it, time grows much faster than blocks shrink
    private const int WindowBits = 22;

    public static byte[] Compress(ReadOnlySpan<byte> payload)
    {
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(payload.Length)];
        return BrotliEncoder.TryCompress(payload, packed, out int written, Quality, WindowBits)
            ? packed[..written]
            : throw new InvalidOperationException($"Brotli could not pack {payload.Length} bytes.");
    }

    /// <summary>Unpacks a block; null when the bytes are not a block of that length.</summary>
    public static byte[]? TryDecompress(ReadOnlySpan<byte> packed, long length)
    {
        if (length is < 0 or > int.MaxValue)
        {
            return null;
        }

        byte[] payload = new byte[length];
        return BrotliDecoder.TryDecompress(packed, payload, out int written) && written == length ? payload : null;
    }
}
