namespace OptiFire.Engine.Market.Files;

/// <summary>A run of lines of one file in order of time.</summary>
internal sealed class FileSection(long offset, long firstLine)
{
    /// <summary>Bytes of text before it.</summary>
    public long Offset { get; } = offset;

    /// <summary>The number of its first line.</summary>
    public long FirstLine { get; } = firstLine;

    /// <summary>How many lines it has.</summary>
    public long Lines { get; set; }

    /// <summary>Symbols that occur in it and occurred before it, with the latest time before.</summary>
    public Dictionary<string, long> SeenBefore { get; } = new(StringComparer.Ordinal);
}
