using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class BadRowsTests
{
    private const string BarHeader = "symbol,timestamp,open,high,low,close,volume";
    private const string QuoteHeader = "symbol,timestamp,bid,bid_size,ask,ask_size";
    private const string TradeHeader = "symbol,timestamp,trade_id,price,qty,aggressor";
    private const string BookHeader =
        "symbol,timestamp,bid1_px,bid1_qty,bid2_px,bid2_qty,ask1_px,ask1_qty,ask2_px,ask2_qty";

    [Theory]
    [InlineData("SPY,2014-01-02T14:32:00Z,NaN,3,1,2,10", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,inf,1,2,10", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,,1,2,10", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3.,1,2,10", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1,2e,10", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1,2,1x", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1,2.00001,10", QuarantineReason.BeyondScale)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,1e400,1,2,10", QuarantineReason.BeyondScale)]
    [InlineData(
        "SPY,2014-01-02T14:32:00Z,2,99999999999999999999999999999999999999999999,1,2,10",
        QuarantineReason.BeyondScale
    )]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,922337203685477.5808,1,2,10", QuarantineReason.BeyondScale)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1,2,0.5", QuarantineReason.BeyondScale)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:3", QuarantineReason.Malformed)]
    [InlineData("S", QuarantineReason.Malformed)]
    [InlineData("", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1,2,10,11", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-13-02T14:32:00Z,2,3,1,2,10", QuarantineReason.BadTime)]
    [InlineData("SPY,2014-02-30T14:32:00Z,2,3,1,2,10", QuarantineReason.BadTime)]
    [InlineData("SPY,2014-01-02T24:00:00Z,2,3,1,2,10", QuarantineReason.BadTime)]
    [InlineData("SPY,2014-01-02T14:32:00,2,3,1,2,10", QuarantineReason.BadTime)]
    [InlineData("SPY,2014-01-02T14:32:07Z,2,3,1,2,10", QuarantineReason.BadTime)]
    [InlineData("SPY,9999-01-02T14:32:00Z,2,3,1,2,10", QuarantineReason.BadTime)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,0,2,10", QuarantineReason.NonPositivePrice)]
    [InlineData("SPY,2014-01-02T14:32:00Z,-2,3,1,2,10", QuarantineReason.NonPositivePrice)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,1,2,-10", QuarantineReason.NegativeQuantity)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,1.5,1,2,10", QuarantineReason.OhlcViolated)]
    [InlineData("SPY,2014-01-02T14:32:00Z,2,3,2.5,3,10", QuarantineReason.OhlcViolated)]
    [InlineData("SPY,2014-01-02T14:31:00Z,2,3,1,2,10", QuarantineReason.Duplicate)]
    [InlineData("SPY,2014-01-02T14:29:00Z,2,3,1,2,10", QuarantineReason.OutOfOrder)]
    [InlineData("XXX,2014-01-02T14:32:00Z,2,3,1,2,10", QuarantineReason.UnknownSymbol)]
    [InlineData(",2014-01-02T14:32:00Z,2,3,1,2,10", QuarantineReason.UnknownSymbol)]
    public void Bar_is_put_aside(string row, QuarantineReason reason) =>
        PutAside<Bar>(
            BarHeader,
            "SPY,2014-01-02T14:30:00Z,2,3,1,2,10",
            "SPY,2014-01-02T14:31:00Z,2,3,1,2,10",
            row,
            "SPY,2014-01-02T14:33:00Z,2,3,1,2,10",
            reason
        );

    [Theory]
    [InlineData("SPY,2014-01-02T14:32:00Z,2.01,1,2,1", QuarantineReason.Crossed)]
    [InlineData("SPY,2014-01-02T14:32:00Z,0,0,0,0", QuarantineReason.NonPositivePrice)]
    [InlineData("SPY,2014-01-02T14:32:00Z,0,5,2,1", QuarantineReason.NonPositivePrice)]
    [InlineData("SPY,2014-01-02T14:32:00Z,-1,5,2,1", QuarantineReason.NonPositivePrice)]
    [InlineData("SPY,2014-01-02T14:32:00Z,1,-5,2,1", QuarantineReason.NegativeQuantity)]
    [InlineData("SPY,2014-01-02T14:32:00Z,nan,5,2,1", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:32:00Z,1,5,2", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:32:00Z,1,5,2,1,Q", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,1,5,2,1", QuarantineReason.Duplicate)]
    public void Quote_is_put_aside(string row, QuarantineReason reason) =>
        PutAside<Quote>(
            QuoteHeader,
            "SPY,2014-01-02T14:30:00Z,1,5,2,1",
            "SPY,2014-01-02T14:31:00Z,1,5,2,1",
            row,
            "SPY,2014-01-02T14:33:00Z,2,5,2,1",
            reason
        );

    [Theory]
    [InlineData("SPY,2014-01-02T14:31:00.001Z,2,1.5,10,buy", QuarantineReason.Duplicate)]
    [InlineData("SPY,2014-01-02T14:31:00Z,9,1.5,10,hold", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,9,1.5,10", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,9,0,10,buy", QuarantineReason.NonPositivePrice)]
    [InlineData("SPY,2014-01-02T14:31:00Z,9,1.5,-1,buy", QuarantineReason.NegativeQuantity)]
    [InlineData("SPY,2014-01-02T14:31:00Z,x,1.5,10,buy", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:30:59.999Z,9,1.5,10,buy", QuarantineReason.OutOfOrder)]
    public void Trade_is_put_aside(string row, QuarantineReason reason) =>
        PutAside<Trade>(
            TradeHeader,
            "SPY,2014-01-02T14:31:00Z,1,1.5,10,buy",
            "SPY,2014-01-02T14:31:00Z,2,1.5,10,sell",
            row,
            "SPY,2014-01-02T14:31:01Z,3,1.5,10,buy",
            reason
        );

    [Theory]
    [InlineData("SPY,2014-01-02T14:31:00Z,12,1,9,2,11,1,13,1", QuarantineReason.Crossed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,9,1,10,2,11,1,12,1", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,10,1,9,2,11,1,11,1", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,,,9,2,11,1,12,1", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,10,1,9,2,11,1,12", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,,,,,,,,", QuarantineReason.Malformed)]
    [InlineData("SPY,2014-01-02T14:31:00Z,10,1,9,2,11,nan,12,1", QuarantineReason.NotANumber)]
    [InlineData("SPY,2014-01-02T14:31:00Z,10,1,9,-2,11,1,12,1", QuarantineReason.NegativeQuantity)]
    [InlineData("SPY,2014-01-02T14:31:00Z,10,1,0,2,11,1,12,1", QuarantineReason.NonPositivePrice)]
    public void Book_is_put_aside(string row, QuarantineReason reason) =>
        PutAside<OrderBook>(
            BookHeader,
            "SPY,2014-01-02T14:30:00Z,10,1,9,2,11,1,12,1",
            "SPY,2014-01-02T14:31:00Z,10,1,,,11,1,,",
            row,
            "SPY,2014-01-02T14:33:00Z,10,1,9,2,11,1,12,1",
            reason
        );

    [Fact]
    public void Panel_puts_a_bad_cell_aside_and_keeps_its_neighbours()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write(
            "panel.csv",
            "date,timestamp,BBB,AAA\n"
                + "2014-01-02,2014-01-02T21:00:00Z,1,2\n"
                + "2014-01-03,2014-01-03T21:00:00Z,NaN,3\n"
                + "2014-01-03,2014-01-03T21:00:00Z,4,4\n"
                + "2014-01-06,2014-01-06T21:00:00Z,4\n"
                + "2014-01-07,2014-01-09T21:00:00Z,5,5\n"
        );
        FileReading<Bar> read = FileReading<Bar>.Of(DataFile.Open(path));

        Assert.Equal([2_000_000_000L, 3_000_000_000L], read.Of("AAA").Select(b => b.Close));
        Assert.Equal([1_000_000_000L], read.Of("BBB").Select(b => b.Close));
        Assert.Equal(
            [
                (3L, QuarantineReason.NotANumber),
                (4L, QuarantineReason.Duplicate),
                (5L, QuarantineReason.Malformed),
                (6L, QuarantineReason.BadTime),
            ],
            read.Bad.Select(b => (b.Line, b.Reason))
        );
    }

    [Fact]
    public void Ten_thousand_bad_rows_are_all_counted_and_cut_to_two_hundred_characters()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write(
            "bad.csv",
            BarHeader + "\n" + string.Concat(Enumerable.Repeat(new string('x', 500) + "\n", 10_000))
        );
        FileReading<Bar> read = FileReading<Bar>.Of(DataFile.Open(path));

        Assert.Equal(10_000, read.Bad.Count);
        Assert.Equal(Enumerable.Range(2, 10_000).Select(i => (long)i), read.Bad.Select(b => b.Line));
        Assert.All(read.Bad, b => Assert.Equal(200, b.Text.Length));
    }

    [Fact]
    public void Bad_row_outside_the_wanted_span_is_no_concern_of_the_reading()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write(
            "span.csv",
            BarHeader + "\nSPY,2014-01-02T14:30:00Z,2,3,1,NaN,10\nSPY,2014-01-02T14:31:00Z,2,3,1,2,10\n"
        );
        FileReading<Bar> read = FileReading<Bar>.Of(
            DataFile.Open(path, new DataFileOptions { BarSize = BarSize.Minute }),
            from: Sdk.Time.Timestamp.Parse("2014-01-02T14:32:00Z")
        );

        Assert.Single(read.Rows);
        Assert.Empty(read.Bad);
    }

    [Fact]
    public void Block_that_comes_twice_is_put_aside_the_second_time()
    {
        string block =
            "SPY,2014-01-02T14:30:00Z,2,3,1,2,10\nSPY,2014-01-02T14:31:00Z,2,3,1,2,10\n"
            + "BAC,2014-01-02T14:30:00Z,2,3,1,2,10\nBAC,2014-01-02T14:31:00Z,2,3,1,2,10\n";
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write("twice.csv", BarHeader + "\n" + block + block);
        FileReading<Bar> read = FileReading<Bar>.Of(
            DataFile.Open(path, new DataFileOptions { BarSize = BarSize.Minute })
        );

        Assert.Equal(4, read.Rows.Count);
        Assert.Equal([6L, 7L, 8L, 9L], read.Bad.Select(b => b.Line));
    }

    private static void PutAside<T>(
        string header,
        string first,
        string second,
        string bad,
        string last,
        QuarantineReason reason
    )
        where T : struct, IDatum<T>
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.Write("defect.csv", string.Join('\n', header, first, second, bad, last) + "\n");
        var options = new DataFileOptions { BarSize = BarSize.Minute };
        FileReading<T> read = FileReading<T>.Of(
            DataFile.Open(path, options),
            instruments: [new Instrument { Symbol = "SPY" }]
        );

        Assert.Equal(new QuarantinedRow("defect.csv", 4, reason, bad), Assert.Single(read.Bad));
        Assert.Equal(3, read.Rows.Count);
    }
}
