using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class DataFileTests
{
    private const string BarHeader = "symbol,timestamp,open,high,low,close,volume";
    private const string Row = "SPY,2014-01-02T14:30:00Z,2,3,1,2,10";
    private const string Next = "SPY,2014-01-02T14:31:00Z,2,3,1,2.5,11";

    [Theory]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("symbol,timestamp,open,high,low,close\n")]
    [InlineData("symbol;timestamp;open;high;low;close;volume\n")]
    [InlineData("Symbol,timestamp,open,high,low,close,volume\n")]
    [InlineData("date,timestamp,y3m,y1\n")]
    [InlineData("symbol,timestamp,bid1_px,bid1_qty,ask1_px,ask2_qty\n")]
    public void Unknown_header_is_named_with_its_file_and_the_known_ones(string text)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var error = Assert.Throws<DataFileException>(() => DataFile.Open(folder.Write("odd.csv", text)));

        Assert.Contains("odd.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(text.Split('\n')[0], error.Message, StringComparison.Ordinal);
        Assert.Contains(BarHeader, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.csv")]
    [InlineData("empty.csv.gz")]
    public void Empty_file_is_refused(string name)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();

        Assert.Throws<DataFileException>(() => DataFile.Open(folder.Write(name, "")));
    }

    [Fact]
    public void Header_alone_is_a_file_without_rows()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        DataFile file = DataFile.Open(folder.Write("header.csv", BarHeader + "\n"));
        FileReading<Bar> read = FileReading<Bar>.Of(file);

        Assert.Empty(read.Rows);
        Assert.Empty(read.Bad);
        Assert.Empty(file.Instruments);
    }

    [Theory]
    [InlineData("\n", "", true)]
    [InlineData("\r\n", "", true)]
    [InlineData("\r\n", "\uFEFF", true)]
    [InlineData("\n", "\uFEFF", false)]
    [InlineData("\r\n", "", false)]
    public void Line_ends_and_marks_do_not_matter(string end, string mark, bool closed)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string text = mark + BarHeader + end + Row + end + Next + (closed ? end : "");
        foreach (string name in new[] { "lines.csv", "lines.csv.gz" })
        {
            FileReading<Bar> read = FileReading<Bar>.Of(DataFile.Open(folder.Write(name, text)));

            Assert.Equal([20_000L, 25_000L], read.Rows.Select(b => b.Close));
            Assert.Equal([10L, 11L], read.Rows.Select(b => b.Volume));
            Assert.Empty(read.Bad);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(200)]
    public void Gzip_cut_short_is_an_error_and_not_the_end(int missing)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var random = new Random(7);
        IEnumerable<string> rows = Enumerable
            .Range(0, 5_000)
            .Select(i => $"SPY,{Timestamp.FromUtc(2014, 1, 2) + TimeSpan.FromMinutes(i)},2,3,1,2,{random.Next()}");
        string path = folder.Write("cut.csv.gz", BarHeader + "\n" + string.Join('\n', rows));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^missing]);

        var error = Assert.Throws<DataFileException>(() => FileReading<Bar>.Of(DataFile.Open(path)));
        Assert.Contains("cut.csv.gz", error.Message, StringComparison.Ordinal);
        Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_gzip_is_an_error()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File("text.csv.gz");
        File.WriteAllText(path, BarHeader + "\n" + Row + "\n");

        Assert.Throws<DataFileException>(() => DataFile.Open(path));
    }

    [Fact]
    public void Line_without_end_is_an_error()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write("long.csv", BarHeader + "\n" + new string('1', 3_000_000));

        Assert.Throws<DataFileException>(() => FileReading<Bar>.Of(DataFile.Open(path)));
    }

    [Fact]
    public void Delay_moves_availability_and_the_span_counts_availability()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write("delay.csv", $"{BarHeader}\n{Row}\n{Next}\n");
        var options = new DataFileOptions { Delay = TimeSpan.FromSeconds(5), BarSize = BarSize.Minute };
        Timestamp to = Timestamp.Parse("2014-01-02T14:32:05Z");
        Bar bar = Assert.Single(FileReading<Bar>.Of(DataFile.Open(path, options), to: to).Rows);

        Assert.Equal(Timestamp.Parse("2014-01-02T14:30:00Z"), bar.Start);
        Assert.Equal(Timestamp.Parse("2014-01-02T14:31:00Z"), bar.EventTime);
        Assert.Equal(Timestamp.Parse("2014-01-02T14:31:05Z"), bar.AvailableAt);
    }

    [Theory]
    [InlineData("2014-03-07", "2014-03-07T14:30:00Z", "2014-03-07T21:00:00Z")]
    [InlineData("2014-03-10", "2014-03-10T13:30:00Z", "2014-03-10T20:00:00Z")]
    [InlineData("2014-10-31", "2014-10-31T13:30:00Z", "2014-10-31T20:00:00Z")]
    [InlineData("2014-11-03", "2014-11-03T14:30:00Z", "2014-11-03T21:00:00Z")]
    public void Local_dates_follow_summer_time(string date, string start, string end)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write(
            "spy_daily.csv",
            $"time,open,high,low,close,volume\n{date}T00:00:00,20000,30000,10000,20000,5\n"
        );
        DataFile file = DataFile.Open(path);
        Bar bar = Assert.Single(FileReading<Bar>.Of(file).Rows);

        Assert.Equal("SPY", file.Instruments[0].Symbol);
        Assert.Equal((Timestamp.Parse(start), Timestamp.Parse(end)), (bar.Start, bar.EventTime));
        Assert.Equal((20_000L, 30_000L, 10_000L, 20_000L), (bar.Open, bar.High, bar.Low, bar.Close));
        Assert.Equal(BarSize.Day, bar.Size);
    }

    [Fact]
    public void Hour_that_clocks_leave_out_is_no_time_and_the_one_shown_twice_is_the_first()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write(
            "x.csv",
            "time,open,high,low,close,volume\n2014-03-09T01:59:00,2,3,1,2,5\n2014-03-09T02:30:00,2,3,1,2,5\n"
                + "2014-03-09T03:00:00,2,3,1,2,5\n2014-11-02T01:30:00,2,3,1,2,5\n"
        );
        FileReading<Bar> read = FileReading<Bar>.Of(
            DataFile.Open(path, new DataFileOptions { BarSize = BarSize.Minute })
        );

        Assert.Equal(3, Assert.Single(read.Bad, b => b.Reason == QuarantineReason.BadTime).Line);
        Assert.Equal(
            ["2014-03-09T06:59:00Z", "2014-03-09T07:00:00Z", "2014-11-02T05:30:00Z"],
            read.Rows.Select(b => b.Start.ToString())
        );
    }

    [Fact]
    public void Symbols_sorted_one_after_the_other_come_out_in_order_of_time()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string rows = string.Join(
            '\n',
            from symbol in new[] { "CCC", "AAA", "BBB" }
            from minute in Enumerable.Range(0, 900)
            where symbol != "AAA" || minute % 3 == 0
            select $"{symbol},{Timestamp.FromUtc(2014, 1, 2) + TimeSpan.FromMinutes(minute)},2,3,1,2,{minute}"
        );
        foreach (string name in new[] { "merge.csv", "merge.csv.gz" })
        {
            FileReading<Bar> read = FileReading<Bar>.Of(
                DataFile.Open(folder.Write(name, BarHeader + "\n" + rows), new() { BarSize = BarSize.Minute })
            );

            Assert.Empty(read.Bad);
            Assert.Equal(2_100, read.Rows.Count);
            Assert.Equal(read.Rows.OrderBy(b => b.AvailableAt).ThenBy(b => b.Instrument.Value), read.Rows);
            Assert.Equal(Enumerable.Range(0, 900).Select(i => (long)i), read.Of("BBB").Select(b => b.Volume));
        }
    }

    [Fact]
    public void Symbols_not_wanted_are_passed_over_in_silence()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write("two.csv", $"{BarHeader}\n{Row}\nBAC,2014-01-02T14:30:00Z,2,3,1,2,10\n");
        DataFile file = DataFile.Open(path, new DataFileOptions { Symbols = ["BAC"] });
        FileReading<Bar> read = FileReading<Bar>.Of(file);

        Assert.Equal(["BAC"], file.Instruments.Select(i => i.Symbol));
        Assert.Single(read.Rows);
        Assert.Empty(read.Bad);
    }

    [Fact]
    public void Nanosecond_trades_are_read()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write(
            "t.csv",
            "ts_ns,symbol,price,size,exchange,conditions\n1388673000000000001,SPY,183.5,100,V,@I\n"
        );
        Trade trade = Assert.Single(FileReading<Trade>.Of(DataFile.Open(path)).Rows);

        Assert.Equal(1_388_673_000_000_000_001, trade.EventTime.UnixNanoseconds);
        Assert.Equal((1_835_000, 100), (trade.Price, trade.Size));
        Assert.Equal(("V", "@I"), (trade.Exchange.ToString(), trade.Condition.ToString()));
    }

    [Fact]
    public void Reading_can_be_stopped_early_and_begun_again()
    {
        DataFile file = DataFile.Open(
            SharedFolder.Data("jobs", "sma_minute.csv.gz"),
            new DataFileOptions { BarSize = BarSize.Minute }
        );
        Assert.Equal(4_096, FirstBatch(file));
        Assert.Equal(4_096, FirstBatch(file));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write("ok.csv", $"{BarHeader}\n{Row}\n");

        foreach (
            DataFileOptions options in new DataFileOptions[]
            {
                new() { Delay = TimeSpan.FromTicks(-1) },
                new() { PriceDigits = 10 },
                new() { QuantityDigits = -1 },
                new() { BarSize = new BarSize(61) },
            }
        )
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => DataFile.Open(path, options));
        }
    }

    private static int FirstBatch(DataFile file)
    {
        return FirstAsync().GetAwaiter().GetResult();

        async Task<int> FirstAsync()
        {
            var request = new SourceRequest(
                new InstrumentList(file.Instruments),
                Timestamp.MinValue,
                Timestamp.MaxValue,
                new FileReading<Bar>()
            );
            await foreach (DataBatch batch in file.ReadAsync(request, TestContext.Current.CancellationToken))
            {
                return batch.Count;
            }

            return 0;
        }
    }
}
