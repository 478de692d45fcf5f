using System.Text;

namespace OptiFire.Engine.Market.Files;

/// <summary>The first line of a data file, a header or a JSON object, and the layout it names.</summary>
internal sealed record FileHeader(FileLayout Layout, string[] Columns)
{
    private const string BarHeader = "open,high,low,close,volume";

    private static readonly string[] Known =
    [
        $"time,{BarHeader}",
        $"symbol,timestamp,{BarHeader}",
        $"symbol,date,timestamp,{BarHeader}",
        "date,timestamp,open,high,low,close[,volume]",
        "date,timestamp,<TICKER>,<TICKER>,...",
        "symbol,timestamp,bid,bid_size,ask,ask_size[,exchange]",
        "symbol,timestamp,trade_id,price,qty,aggressor",
        "symbol,timestamp,price,size,exchange[,condition],suspicious",
        "ts_ns,symbol,price,size,exchange,conditions",
        "symbol,timestamp,bid1_px,bid1_qty,...,ask1_px,ask1_qty,...",
        "week_start,timestamp,<term>,<term>,...",
        .. NamedLayout.All.Select(layout => layout.ToString()),
    ];

    /// <summary>The fields of a layout that goes by their names; null for the others.</summary>
    public NamedLayout? Named { get; init; }

    /// <summary>Whether the file is JSON objects, one a line, and has no header.</summary>
    public bool IsJson { get; init; }

    /// <summary>Lines before the data.</summary>
    public int HeaderLines => IsJson ? 0 : 1;

    /// <summary>Whether its rows are versions of facts, put in order when read.</summary>
    public bool HasVintages =>
        Layout
            is FileLayout.SearchInterest
                or FileLayout.SearchPanel
                or FileLayout.EtfShares
                or FileLayout.MoneyFlowPanel
                or FileLayout.Whispers
                or FileLayout.Estimates
                or FileLayout.News;

    /// <summary>Whether its rows may be about no instrument at all.</summary>
    public bool HasTopics => Layout is FileLayout.SearchInterest or FileLayout.SearchPanel or FileLayout.News;

    /// <summary>The field that names the instrument in a named layout.</summary>
    public int SymbolField =>
        Layout is FileLayout.EtfShares or FileLayout.OptionQuotes or FileLayout.OptionMarks ? 1 : 0;

    /// <summary>The column that holds the symbol; −1 where rows name none.</summary>
    public int SymbolColumn =>
        Layout switch
        {
            FileLayout.LocalBars or FileLayout.SingleDailyBars or FileLayout.ClosePanel => -1,
            FileLayout.NanosecondTrades => 1,
            FileLayout.OptionQuotes or FileLayout.OptionMarks when !IsJson => Array.IndexOf(Columns, "underlying"),
            _ when IsJson || HasVintages => -1,
            _ => 0,
        };

    /// <summary>The column that holds the time.</summary>
    public int TimeColumn =>
        Layout switch
        {
            FileLayout.LocalBars or FileLayout.NanosecondTrades => 0,
            FileLayout.DailyBars => 2,
            FileLayout.OptionQuotes => Array.IndexOf(Columns, "ts"),
            FileLayout.OptionMarks => Array.IndexOf(Columns, "timestamp"),
            _ => 1,
        };

    /// <summary>Levels on each side of a book.</summary>
    public int Depth => (Columns.Length - 2) / 4;

    /// <summary>The tickers of a panel.</summary>
    public ReadOnlySpan<string> PanelSymbols => Columns.AsSpan(2);

    /// <summary>Reads the first line of a file.</summary>
    /// <exception cref="DataFileException">The file is empty or its header is not known.</exception>
    public static FileHeader Read(LineReader lines, string file)
    {
        if (!lines.TryRead(out ReadOnlySpan<byte> line))
        {
            throw new DataFileException($"'{file}' is empty: a data file begins with a header line.");
        }

        string text = Encoding.UTF8.GetString(line);
        bool isJson = text.StartsWith('{');
        string[] names = isJson ? NamedLayout.PropertiesOf(line) : text.Split(',');
        FileHeader? header = isJson ? null : Detect(text);
        if (header is null && NamedLayout.Find(names, isJson) is { } named)
        {
            header = new FileHeader(named.Layout, isJson ? [] : names) { Named = named, IsJson = isJson };
        }

        return header
            ?? throw new DataFileException(
                $"'{file}' has an unknown header '{(text.Length > 200 ? text[..200] : text)}'.{NamedLayout.Nearest(names)} Known headers: {string.Join("; ", Known)}."
            );
    }

    /// <summary>Makes what takes the rows of a named layout apart.</summary>
    public RowFields NewFields() => IsJson ? new JsonFields(Named!) : new CsvFields(Named!, Columns);

    private static FileHeader? Detect(string header)
    {
        string[] columns = header.Split(',');
        FileLayout? layout = header switch
        {
            $"time,{BarHeader}" => FileLayout.LocalBars,
            $"symbol,timestamp,{BarHeader}" => FileLayout.Bars,
            $"symbol,date,timestamp,{BarHeader}" => FileLayout.DailyBars,
            "date,timestamp,open,high,low,close" or $"date,timestamp,{BarHeader}" => FileLayout.SingleDailyBars,
            "symbol,timestamp,bid,bid_size,ask,ask_size" => FileLayout.Quotes,
            "symbol,timestamp,bid,bid_size,ask,ask_size,exchange" => FileLayout.QuoteTicks,
            "symbol,timestamp,trade_id,price,qty,aggressor" => FileLayout.SignedTrades,
            "symbol,timestamp,price,size,exchange,suspicious" => FileLayout.TradeTicks,
            "symbol,timestamp,price,size,exchange,condition,suspicious" => FileLayout.ConditionTradeTicks,
            "ts_ns,symbol,price,size,exchange,conditions" => FileLayout.NanosecondTrades,
            _ when IsPanel(columns) => FileLayout.ClosePanel,
            _ when IsBook(columns) => FileLayout.OrderBook,
            _ when IsSearchPanel(columns) => FileLayout.SearchPanel,
            _ => null,
        };
        return layout is { } found ? new FileHeader(found, columns) : null;
    }

    private static bool IsPanel(string[] columns) =>
        columns is ["date", "timestamp", _, ..]
        && columns.Skip(2).All(IsTicker)
        && columns.Distinct(StringComparer.Ordinal).Count() == columns.Length;

    private static bool IsTicker(string column) =>
        column.Length is > 0 and <= SymbolTable.MaximumSymbolLength
        && char.IsAsciiLetterUpper(column[0])
        && column.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/');

    private static bool IsSearchPanel(string[] columns) =>
        columns is ["week_start", "timestamp", _, ..]
        && columns.All(column => column.Length > 0)
        && columns.Distinct(StringComparer.Ordinal).Count() == columns.Length;

    private static bool IsBook(string[] columns)
    {
        if (columns.Length < 6 || (columns.Length - 2) % 4 != 0)
        {
            return false;
        }

        int depth = (columns.Length - 2) / 4;
        IEnumerable<string> expected = ["symbol", "timestamp", .. Side("bid", depth), .. Side("ask", depth)];
        return columns.SequenceEqual(expected);
    }

    private static IEnumerable<string> Side(string side, int depth) =>
        Enumerable.Range(1, depth).SelectMany(level => new[] { $"{side}{level}_px", $"{side}{level}_qty" });
}
