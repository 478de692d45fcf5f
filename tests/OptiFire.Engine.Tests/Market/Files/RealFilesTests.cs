using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class RealFilesTests
{
    [Theory]
    [InlineData("jobs/sma_daily.csv", 5_849)]
    [InlineData("jobs/sma_minute.csv.gz", 999_960)]
    [InlineData("daily/equity_daily.csv.gz", 35_506)]
    [InlineData("daily/btcusd_coinbase_daily.csv", 1_093)]
    [InlineData("intraday/equity_hour.csv.gz", 43_865)]
    [InlineData("intraday/equity_minute_trades.csv", 6_947)]
    [InlineData("intraday/crypto_minute_trades.csv", 2_016)]
    [InlineData("intraday/spy_second_trades.csv.gz", 22_383)]
    public void Bars_are_all_read(string file, int rows) => AllRead<Bar>(file, rows);

    [Theory]
    [InlineData("intraday/equity_minute_quotes.csv", 8_009)]
    [InlineData("intraday/spy_second_quotes.csv.gz", 29_832)]
    [InlineData("tick/equity_quotes.csv.gz", 711_670)]
    public void Quotes_are_all_read(string file, int rows) => AllRead<Quote>(file, rows);

    [Theory]
    [InlineData("tick/equity_trades.csv.gz", 145_846)]
    [InlineData("tick/spy_trades.csv.gz", 250_601)]
    [InlineData("tick/binance_spot_btcusdt_20240808_trades.csv", 9_757)]
    [InlineData("tick/binance_spot_ethusdt_20240808_trades.csv", 6_106)]
    [InlineData("tick/binance_usdm_btcusdt_20240808_trades.csv.gz", 21_313)]
    [InlineData("tick/binance_usdm_ethusdt_20240808_trades.csv", 14_076)]
    public void Trades_are_all_read(string file, int rows) => AllRead<Trade>(file, rows);

    [Theory]
    [InlineData("lob/binance_spot_btcusdt_20240808_l2_10.csv.gz", 3_448)]
    [InlineData("lob/binance_spot_ethusdt_20240808_l2_10.csv.gz", 3_432)]
    [InlineData("lob/bitstamp_btcusd_20150501_l2_10_1s.csv.gz", 10_765)]
    public void Books_are_all_read(string file, int rows) => AllRead<OrderBook>(file, rows);

    [Theory]
    [InlineData("daily/sp500_20stocks_close.csv", 3_525, 20)]
    [InlineData("daily/factor_etf_close.csv", 1_510, 5)]
    [InlineData("daily/spy_tlt_gld_btc_close.csv", 671, 4)]
    public void Panels_give_a_bar_per_cell(string file, int rows, int symbols)
    {
        FileReading<Bar> read = FileReading<Bar>.Of(DataFile.Open(Shared(file)));

        Assert.Equal(rows * symbols, read.Rows.Count);
        Assert.Empty(read.Bad);
    }

    [Fact]
    public void Vix_has_47_bars_that_break_their_range()
    {
        FileReading<Bar> read = FileReading<Bar>.Of(DataFile.Open(Shared("daily/vix_daily.csv")));

        Assert.Equal(47, read.Bad.Count);
        Assert.All(read.Bad, bad => Assert.Equal(QuarantineReason.OhlcViolated, bad.Reason));
        Assert.Contains(read.Bad, bad => bad.Text.StartsWith("2004-11-08", StringComparison.Ordinal));
        Assert.Equal(8_574 - 47, read.Rows.Count);
        Assert.Equal("VIX", read.Instruments[0].Symbol);
        Assert.False(read.Instruments[0].Tradable);
        Assert.Equal(Timestamp.Parse("1990-01-02T21:15:00Z"), read.Rows[0].AvailableAt);
        Assert.Equal(172_400, read.Rows[0].Close);
    }

    [Fact]
    public void Panel_of_float_text_is_put_aside_unless_rounding_is_asked_for()
    {
        string path = Shared("daily/etf_panel_2008_2016.csv");
        int cells = 2_141 * 23;
        FileReading<Bar> strict = FileReading<Bar>.Of(DataFile.Open(path));
        DataFile rounding = DataFile.Open(path, new DataFileOptions { RoundToScale = true });
        FileReading<Bar> rounded = FileReading<Bar>.Of(rounding);

        int tooLong = Texts
            .DataLines(path)
            .SelectMany(line => line.Split(',').Skip(2))
            .Count(cell => cell.IndexOf('.') is >= 0 and var point && cell.Length - point - 1 > 9);
        Assert.Equal(tooLong, strict.Bad.Count);
        Assert.All(strict.Bad, bad => Assert.Equal(QuarantineReason.BeyondScale, bad.Reason));
        Assert.Equal(cells, strict.Rows.Count + strict.Bad.Count);
        Assert.Equal(cells, rounded.Rows.Count);
        Assert.Empty(rounded.Bad);
        Assert.Contains("rounded", rounding.Name, StringComparison.Ordinal);

        // TIP on the first day: 106.63999938964844.
        Assert.Equal(106_639_999_390, rounded.Of("TIP").First().Close);
    }

    [Fact]
    public void Minute_job_begins_and_ends_with_the_rows_of_its_file()
    {
        string path = Shared("jobs/sma_minute.csv.gz");
        DataFile file = DataFile.Open(path, new DataFileOptions { Symbol = "SPY" });
        FileReading<Bar> read = FileReading<Bar>.Of(file);
        string[] last = Texts.DataLines(path)[^1].Split(',');

        // 2004-01-02T09:30 New York is 14:30 UTC.
        var first = new Bar
        {
            Instrument = new InstrumentId(0),
            Size = BarSize.Minute,
            Start = Timestamp.Parse("2004-01-02T14:30:00Z"),
            EventTime = Timestamp.Parse("2004-01-02T14:31:00Z"),
            AvailableAt = Timestamp.Parse("2004-01-02T14:31:00Z"),
            Open = 1_677_400,
            High = 1_678_200,
            Low = 1_676_700,
            Close = 1_677_700,
            Volume = 633_958,
        };
        Assert.Equal(first, read.Rows[0]);
        Assert.Equal(long.Parse(last[4], null), read.Rows[^1].Close);
        Assert.Equal(long.Parse(last[5], null), read.Rows[^1].Volume);
        Assert.Equal(BarSize.Minute, file.BarSize);
        Assert.Equal(999_960, read.Rows.Count);
    }

    [Fact]
    public void Every_bar_of_a_file_says_what_its_row_says()
    {
        string path = Shared("intraday/equity_hour.csv.gz");
        FileReading<Bar> read = FileReading<Bar>.Of(DataFile.Open(path));
        IEnumerable<string> expected = Texts
            .DataLines(path)
            .Select(line => line.Split(','))
            .Select(f =>
                $"{f[0]} {Timestamp.Parse(f[1])} {Number(f[2])} {Number(f[3])} {Number(f[4])} {Number(f[5])} {f[6]}"
            );
        IEnumerable<string> actual = read.Rows.Select(b =>
        {
            Instrument i = read.Instruments[b.Instrument.Value];
            return $"{i.Symbol} {b.Start} {Price(b.Open)} {Price(b.High)} {Price(b.Low)} {Price(b.Close)} {b.Volume}";
        });

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

        static decimal Number(string text) =>
            decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) / 1.0000000000m;
        static decimal Price(long scaled) => scaled / 10_000m / 1.0000000000m;
    }

    [Fact]
    public void Files_are_named_by_the_hash_that_others_computed()
    {
        string[] sums = File.ReadAllLines(SharedFolder.Data("SHA256SUMS"));
        foreach (string name in new[] { "daily/vix_daily.csv", "daily/equity_daily.csv.gz" })
        {
            string sum = sums.Single(s => s.EndsWith(name, StringComparison.Ordinal)).Split(' ')[0];
            SourceFile file = Assert.Single(DataFile.Open(Shared(name)).Files);

            Assert.Equal(sum, file.Sha256);
            Assert.Equal(new FileInfo(Shared(name)).Length, file.Bytes);
        }
    }

    [Fact]
    public void Tick_with_one_side_says_nothing_about_the_other()
    {
        DataFile file = DataFile.Open(Shared("tick/equity_quotes.csv.gz"));
        Quote first = FileReading<Quote>.Of(file).Of("IBM").First();

        // IBM,2013-10-07T08:00:00.054Z,0.0,0,183.63,100,Q
        Assert.Equal((0, 0, 1_836_300, 100), (first.Bid, first.BidSize, first.Ask, first.AskSize));
        Assert.Equal("Q", first.Exchange.ToString());
        Assert.Equal(Timestamp.Parse("2013-10-07T08:00:00.054Z"), first.AvailableAt);
    }

    [Fact]
    public void Crypto_sizes_of_float_text_are_put_aside_one_by_one()
    {
        string path = Shared("intraday/crypto_minute_quotes.csv");
        FileReading<Quote> read = FileReading<Quote>.Of(DataFile.Open(path));

        Assert.Equal(2_875, read.Rows.Count + read.Bad.Count);
        Assert.All(read.Bad, bad => Assert.Equal(QuarantineReason.BeyondScale, bad.Reason));
        Assert.Equal(
            2_875,
            FileReading<Quote>.Of(DataFile.Open(path, new DataFileOptions { RoundToScale = true })).Rows.Count
        );
    }

    [Fact]
    public void Folder_reads_what_it_knows_and_lists_the_rest()
    {
        DataFolder folder = DataFolder.Open(
            SharedFolder.Data(),
            Timestamp.FromUtc(2013, 1, 1),
            Timestamp.FromUtc(2014, 1, 1),
            "SPY"
        );

        Assert.Contains(folder.Sources, s => s.Layout == FileLayout.SearchPanel);
        Assert.Contains(folder.Unread, u => u.Path.EndsWith("us_treasury_yields.csv", StringComparison.Ordinal));
        Assert.Contains(folder.Unread, u => u.Path.EndsWith("README.md", StringComparison.Ordinal));
        Assert.Equal(["SPY"], folder.Instruments.Select(i => i.Symbol));
        Assert.Equal(9, folder.Instruments[0].PriceDigits);
        DataFile daily = folder.Sources.Single(s => s.Layout == FileLayout.DailyBars);
        FileReading<Bar> read = FileReading<Bar>.Of(daily, instruments: folder.Instruments);
        Assert.Equal(252, read.Rows.Count);

        // SPY,2013-01-02 closed at 146.15; the panel of the folder makes nine digits of it.
        Assert.Equal(146_150_000_000, read.Rows[0].Close);
    }

    private static void AllRead<T>(string file, int rows)
        where T : struct, IDatum<T>
    {
        FileReading<T> read = FileReading<T>.Of(DataFile.Open(Shared(file)));

        Assert.Equal(rows, Texts.DataLines(Shared(file)).Length);
        Assert.Empty(read.Bad);
        Assert.Equal(rows, read.Rows.Count);
    }

    private static string Shared(string file) => SharedFolder.Data(file.Split('/'));
}
