using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class LeanFolderTests
{
    [Fact]
    public void Every_resolution_is_found_and_read()
    {
        using TemporaryFolder folder = Make();
        LeanFolder lean = LeanFolder.Open(folder.Path);

        Assert.Equal(
            ["lean SPY 1s bars", "lean SPY 1m bars", "lean SPY 1m quotes", "lean SPY 1h bars", "lean SPY 1d bars"],
            lean.Sources.Select(s => s.Name)
        );
        Assert.Equal("readme.zip", Assert.Single(lean.Unread).Path);

        // 2013-10-07 is in summer time: 09:30 is 13:30 UTC.
        Bar daily = Assert.Single(Bars(lean, BarSize.Day).Rows);
        Assert.Equal("2013-10-07T13:30:00Z", daily.Start.ToString());
        Assert.Equal("2013-10-07T20:00:00Z", daily.EventTime.ToString());
        Assert.Equal((1_690_000L, 1_695_000L, 1_680_000L, 1_691_100L, 99L), Fields(daily));

        Bar hour = Assert.Single(Bars(lean, BarSize.Hour).Rows);
        Assert.Equal("2013-10-07T13:00:00Z", hour.Start.ToString());
        Assert.Equal("2013-10-07T14:00:00Z", hour.EventTime.ToString());

        // 34,200,000 ms is 09:30; the second session follows the first.
        Assert.Equal(
            ["2013-10-07T13:30:00Z", "2013-10-07T13:31:00Z", "2013-10-08T13:30:00Z"],
            Bars(lean, BarSize.Minute).Rows.Select(b => b.Start.ToString())
        );
        Assert.Equal("2013-10-07T13:30:01Z", Assert.Single(Bars(lean, BarSize.Second).Rows).Start.ToString());
    }

    [Fact]
    public void Closing_quotes_are_read_and_a_side_without_prices_is_not_stated()
    {
        using TemporaryFolder folder = Make();
        LeanSource source = LeanFolder.Open(folder.Path).Sources.Single(s => s.HoldsQuotes);
        FileReading<Quote> read = FileReading<Quote>.Of(source);

        Assert.Equal(
            [(1_690_300L, 5L, 1_690_400L, 7L), (0L, 0L, 1_690_500L, 8L)],
            read.Rows.Select(q => (q.Bid, q.BidSize, q.Ask, q.AskSize))
        );
        Assert.Equal("2013-10-07T13:31:00Z", read.Rows[0].EventTime.ToString());
        Assert.Equal(
            [(3L, QuarantineReason.Crossed), (4L, QuarantineReason.Malformed)],
            read.Bad.Select(b => (b.Line, b.Reason))
        );
        Assert.All(read.Bad, b => Assert.Equal("20131007_quote.zip", b.Source));
    }

    [Fact]
    public void Files_are_listed_with_their_rows()
    {
        using TemporaryFolder folder = Make();
        LeanSource source = LeanFolder
            .Open(folder.Path, new DataFileOptions { BarSize = BarSize.Minute })
            .Sources.Single(s => !s.HoldsQuotes);

        Assert.Equal(["20131007_trade.zip", "20131008_trade.zip"], source.Files.Select(f => f.Name));
        QuarantinedRow bad = Assert.Single(FileReading<Bar>.Of(source).Bad);
        Assert.Equal(("20131008_trade.zip", 2L, QuarantineReason.BadTime), (bad.Source, bad.Line, bad.Reason));
    }

    [Fact]
    public void Damaged_zip_is_an_error_that_names_it()
    {
        using TemporaryFolder folder = Make();
        string path = folder.File("equity/usa/daily/spy.zip");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^10]);
        LeanFolder lean = LeanFolder.Open(folder.Path);

        var error = Assert.Throws<DataFileException>(() => Bars(lean, BarSize.Day));
        Assert.Contains("spy.zip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_of_something_else_is_refused()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();

        Assert.Throws<DataFileException>(() => LeanFolder.Open(folder.Path));
    }

    [Fact]
    public void Symbols_not_wanted_make_no_source()
    {
        using TemporaryFolder folder = Make();

        Assert.Empty(LeanFolder.Open(folder.Path, new DataFileOptions { Symbols = ["BAC"] }).Sources);
    }

    private static FileReading<Bar> Bars(LeanFolder lean, BarSize size) =>
        FileReading<Bar>.Of(lean.Sources.Single(s => s.BarSize == size && !s.HoldsQuotes));

    private static (long, long, long, long, long) Fields(Bar bar) =>
        (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);

    private static TemporaryFolder Make()
    {
        TemporaryFolder folder = SharedFolder.Temporary();
        const string usa = "equity/usa/";
        const string prices = "1690000,1695000,1680000,1691100";
        folder.WriteZip(usa + "daily/spy.zip", "spy.csv", $"20131007 00:00,{prices},99\n");
        folder.WriteZip(usa + "hour/spy.zip", "spy.csv", $"20131007 09:00,{prices},99\n");
        folder.WriteZip(
            usa + "minute/spy/20131007_trade.zip",
            "20131007_spy_minute_trade.csv",
            $"34200000,{prices},5\n34260000,{prices},6\n"
        );
        folder.WriteZip(
            usa + "minute/spy/20131008_trade.zip",
            "20131008_spy_minute_trade.csv",
            $"34200000,{prices},5\n86400000,{prices},6\n"
        );
        folder.WriteZip(
            usa + "minute/spy/20131007_quote.zip",
            "20131007_spy_minute_quote.csv",
            "34200000,1690100,1690300,1690000,1690300,5,1690400,1690400,1690400,1690400,7\n"
                + "34260000,,,,,0,1690500,1690500,1690500,1690500,8\n"
                + "34320000,1690600,1690600,1690600,1690600,5,1690500,1690500,1690500,1690500,8\n"
                + "34380000,1690100,1690300,16\n"
        );
        folder.WriteZip(
            usa + "second/spy/20131007_trade.zip",
            "20131007_spy_second_trade.csv",
            $"34201000,{prices},5\n"
        );
        folder.WriteZip(usa + "readme.zip", "x.csv", "x");
        return folder;
    }
}
