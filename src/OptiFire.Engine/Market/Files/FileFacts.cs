using System.Security.Cryptography;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads a file through to name it exactly.</summary>
internal static class FileFacts
{
    /// <summary>Length, hash and rows of a text file, plain or gzip.</summary>
    public static SourceFile OfText(string path, int headerLines)
    {
        using var lines = new LineReader(TextFile.Open(path), Path.GetFileName(path));
        return Of(path, Math.Max(0, Count(lines) - headerLines));
    }

    /// <summary>Length and hash of a file whose rows are counted already.</summary>
    public static SourceFile Of(string path, long rows)
    {
        using FileStream bytes = TextFile.OpenAt(path, 0);
        return new SourceFile(
            Path.GetFileName(path),
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            rows
        );
    }

    /// <summary>Counts lines to the end.</summary>
    public static long Count(LineReader lines)
    {
        long count = 0;
        while (lines.TryRead(out _))
        {
            count++;
        }

        return count;
    }
}
