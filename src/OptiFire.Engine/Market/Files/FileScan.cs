using System.Text;

namespace OptiFire.Engine.Market.Files;

/// <summary>What one pass over a file of many symbols finds: the symbols, and the runs of lines that are in order of time.</summary>
/// <remarks>
/// A file sorted by symbol, then time, has one run per symbol; the runs are merged when read. A run begins where a symbol
/// comes for the first time and time goes back; a file in order of time is one run. Bad rows play no part here.
/// </remarks>
internal sealed class FileScan
{
    private readonly Dictionary<string, long> latest = new(StringComparer.Ordinal);

    private readonly HashSet<string> inSection = new(StringComparer.Ordinal);

    private FileScan() { }

    /// <summary>The symbols in the order in which they first occur.</summary>
    public List<string> Symbols { get; } = [];

    /// <summary>The runs in the order of the file.</summary>
    public List<FileSection> Sections { get; } = [];

    /// <summary>Reads a file through.</summary>
    public static FileScan Of(string path, FileHeader header)
    {
        var scan = new FileScan();
        var times = new TimeFields();
        using var lines = new LineReader(TextFile.Open(path), Path.GetFileName(path));
        lines.TryRead(out _);
        long previous = long.MinValue;
        long latestOfSymbol = long.MinValue;
        string symbol = "";
        long number = 2;
        for (long offset = lines.Offset; lines.TryRead(out ReadOnlySpan<byte> line); offset = lines.Offset, number++)
        {
            if (scan.Sections.Count == 0)
            {
                scan.Sections.Add(new FileSection(offset, number));
            }

            if (TryRead(line, header, times, out ReadOnlySpan<byte> name, out long time))
            {
                if (!IsSame(symbol, name))
                {
                    scan.latest[symbol] = latestOfSymbol;
                    symbol = Encoding.UTF8.GetString(name);
                    scan.Change(symbol, time < previous, offset, number);
                    latestOfSymbol = scan.latest.GetValueOrDefault(symbol, long.MinValue);
                }

                latestOfSymbol = Math.Max(latestOfSymbol, time);
                previous = time;
            }

            scan.Sections[^1].Lines++;
        }

        return scan;
    }

    private static bool IsSame(string symbol, ReadOnlySpan<byte> name)
    {
        if (symbol.Length != name.Length)
        {
            return false;
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (symbol[i] != name[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRead(
        ReadOnlySpan<byte> line,
        FileHeader header,
        TimeFields times,
        out ReadOnlySpan<byte> symbol,
        out long time
    )
    {
        var fields = new FieldReader(line);
        symbol = default;
        time = 0;
        ReadOnlySpan<byte> timeText = default;
        for (int column = 0; column <= Math.Max(header.SymbolColumn, header.TimeColumn); column++)
        {
            fields.TryNext(out ReadOnlySpan<byte> field);
            symbol = column == header.SymbolColumn ? field : symbol;
            timeText = column == header.TimeColumn ? field : timeText;
        }

        return symbol.Length is > 0 and <= SymbolTable.MaximumSymbolLength
            && (
                header.Layout == FileLayout.NanosecondTrades
                    ? ScaledNumber.Parse(timeText, 0, round: false, out time) == NumberOutcome.Read
                    : times.TryUtc(timeText, out time)
            );
    }

    private void Change(string symbol, bool timeGoesBack, long offset, long line)
    {
        bool known = latest.TryGetValue(symbol, out long seen);
        if (!known)
        {
            Symbols.Add(symbol);
        }

        if (!known && timeGoesBack)
        {
            Sections.Add(new FileSection(offset, line));
            inSection.Clear();
        }

        if (inSection.Add(symbol) && known)
        {
            Sections[^1].SeenBefore.Add(symbol, seen);
        }
    }
}
