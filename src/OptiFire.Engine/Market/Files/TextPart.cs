namespace OptiFire.Engine.Market.Files;

/// <summary>A run of lines in order of time: a whole file, a section of one, or an entry of an archive.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Open">Opens the bytes at the first line.</param>
internal sealed record TextPart(string Name, Func<Stream> Open)
{
    /// <summary>The number of the first line in its file, from 1.</summary>
    public long FirstLine { get; init; } = 1;

    /// <summary>Lines at the beginning that hold no data.</summary>
    public int HeaderLines { get; init; }

    /// <summary>How many lines belong to the part; all by default.</summary>
    public long Lines { get; init; } = long.MaxValue;

    /// <summary>The date of a file whose rows hold the time of day only, as a day number.</summary>
    public int Day { get; init; }

    /// <summary>Symbols that occurred before this part, with their latest time: rows before it are out of order.</summary>
    public IReadOnlyDictionary<string, long> SeenBefore { get; init; } = new Dictionary<string, long>();
}
