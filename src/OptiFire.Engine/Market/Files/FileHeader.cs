using System.Text;

namespace OptiFire.Engine.Market.Files;

/// <summary>The header line of a data file and the layout it names.</summary>
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
    ];

    /// <summary>The column that holds the symbol; −1 where rows name none.</summary>
    public int SymbolColumn =>
        Layout switch
        {
            FileLayout.LocalBars or FileLayout.SingleDailyBars or FileLayout.ClosePanel => -1,
            FileLayout.NanosecondTrades => 1,
            _ => 0,
        };

    /// <summary>The column that holds the time.</summary>
    public int TimeColumn =>
        Layout switch
        {
            FileLayout.LocalBars or FileLayout.NanosecondTrades => 0,
            FileLayout.DailyBars => 2,
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
        return Detect(text)
            ?? throw new DataFileException(
                $"'{file}' has an unknown header '{(text.Length > 200 ? text[..200] : text)}'. Known headers: {string.Join("; ", Known)}."
            );
    }

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
