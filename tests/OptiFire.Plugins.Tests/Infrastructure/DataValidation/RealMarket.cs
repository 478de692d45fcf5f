using System.Globalization;
using System.IO.Compression;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Infrastructure.DataValidation;

/// <summary>Real data as a market in memory.</summary>
internal static class RealMarket
{
    private const int Digits = 6;

    public static FakeMarket Daily(string symbol, string file = "equity_daily.csv.gz", int rows = int.MaxValue) =>
        Of(CsvBars.Rows(file, symbol).First(Math.Min(rows, CsvBars.Rows(file, symbol).Bars.Count)));

    public static FakeMarket Of(BarSeries series) =>
        new FakeMarket("real")
            .WithInstrument(series.Instrument)
            .With(series.Instrument.Symbol, [.. series.Bars.Select(b => b with { Instrument = default })]);

    public static FakeMarket Minutes(string symbol) =>
        Declared(symbol)
            .With(
                symbol,
                [
                    .. Rows("intraday", "equity_minute_trades.csv", symbol)
                        .Select(r => new Bar
                        {
                            Size = BarSize.Minute,
                            Start = Timestamp.Parse(r["timestamp"]),
                            EventTime = Timestamp.Parse(r["timestamp"]) + TimeSpan.FromMinutes(1),
                            AvailableAt = Timestamp.Parse(r["timestamp"]) + TimeSpan.FromMinutes(1),
                            Open = Scaled(r["open"]),
                            High = Scaled(r["high"]),
                            Low = Scaled(r["low"]),
                            Close = Scaled(r["close"]),
                            Volume = long.Parse(r["volume"], CultureInfo.InvariantCulture),
                        }),
                ]
            );

    public static FakeMarket Quotes(string symbol, string file = "equity_minute_quotes.csv") =>
        Declared(symbol)
            .With(
                symbol,
                [
                    .. Rows("intraday", file, symbol)
                        .Select(r => new Quote
                        {
                            EventTime = Timestamp.Parse(r["timestamp"]),
                            AvailableAt = Timestamp.Parse(r["timestamp"]),
                            Bid = Scaled(r["bid"]),
                            Ask = Scaled(r["ask"]),
                            BidSize = (long)double.Parse(r["bid_size"], CultureInfo.InvariantCulture),
                            AskSize = (long)double.Parse(r["ask_size"], CultureInfo.InvariantCulture),
                        }),
                ]
            );

    public static FakeMarket Trades(string symbol) =>
        Declared(symbol)
            .With(
                symbol,
                [
                    .. Rows("tick", "equity_trades.csv.gz", symbol)
                        .Select(r => new Trade
                        {
                            EventTime = Timestamp.Parse(r["timestamp"]),
                            AvailableAt = Timestamp.Parse(r["timestamp"]),
                            Price = Scaled(r["price"]),
                            Size = (long)double.Parse(r["size"], CultureInfo.InvariantCulture),
                            IsSuspicious = r["suspicious"] == "1",
                        }),
                ]
            );

    public static FakeMarket Books() =>
        Declared("BTCUSDT", "always-open")
            .With(
                "BTCUSDT",
                [
                    .. Rows("lob", "binance_spot_btcusdt_20240808_l2_10.csv.gz", "BTCUSDT")
                        .Select(r => new OrderBook(Side(r, "bid"), Side(r, "ask"))
                        {
                            EventTime = Timestamp.Parse(r["timestamp"]),
                            AvailableAt = Timestamp.Parse(r["timestamp"]),
                        }),
                ]
            );

    public static long Scaled(string price) =>
        (long)Math.Round(double.Parse(price, CultureInfo.InvariantCulture) * Math.Pow(10, Digits));

    private static FakeMarket Declared(string symbol, string calendar = "us-equity") =>
        new FakeMarket("real").WithInstrument(
            BarSeries.Declare(symbol) with
            {
                Calendar = calendar,
                QuantityDigits = calendar == "us-equity" ? 0 : 6,
            }
        );

    private static BookLevel[] Side(Dictionary<string, string> row, string side) =>
        [
            .. Enumerable
                .Range(1, 10)
                .Where(i => row[$"{side}{i}_px"].Length > 0)
                .Select(i => new BookLevel(Scaled(row[$"{side}{i}_px"]), Scaled(row[$"{side}{i}_qty"]))),
        ];

    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file, string symbol)
    {
        using Stream raw = File.OpenRead(SharedFolder.Data(folder, file));
        using Stream text = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(raw, CompressionMode.Decompress)
            : raw;
        using var reader = new StreamReader(text);
        string[] header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields[0] == symbol)
            {
                yield return header.Zip(fields).ToDictionary(p => p.First, p => p.Second);
            }
        }
    }
}
