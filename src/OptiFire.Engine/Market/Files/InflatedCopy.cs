namespace OptiFire.Engine.Market.Files;

/// <summary>The text of a gzip file in a temporary file, for reading it at several places at once; gone after use.</summary>
internal sealed class InflatedCopy : IDisposable
{
    private InflatedCopy(string path) => Path = path;

    /// <summary>Where the copy is.</summary>
    public string Path { get; }

    /// <summary>Decompresses a file.</summary>
    public static InflatedCopy Of(string path)
    {
        var copy = new InflatedCopy(System.IO.Path.GetTempFileName());
        try
        {
            using Stream text = TextFile.Open(path);
            using FileStream target = File.Create(copy.Path);
            text.CopyTo(target, bufferSize: 1 << 18);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => File.Delete(Path);
}
