namespace OptiFire.Engine.Market.Files;

/// <summary>Opens text files, plain or gzip, from their beginning or from an offset.</summary>
internal static class TextFile
{
    /// <summary>Whether the name says gzip.</summary>
    public static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the text of a file.</summary>
    public static Stream Open(string path) => IsCompressed(path) ? new InflatedStream(path) : OpenAt(path, 0);

    /// <summary>Opens a plain file at an offset.</summary>
    public static FileStream OpenAt(string path, long offset)
    {
        var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0,
            FileOptions.SequentialScan
        );
        stream.Position = offset;
        return stream;
    }
}
