using System.Globalization;
using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class OptionFilesTests
{
    private const string Header = "ts,underlying,underlying_px,occ_symbol,type,expiry,strike,bid,ask,iv,delta,oi";
    private const string First =
        "2024-01-02T15:00:00Z,XYZ,100,XYZ   240119C00105000,C,2024-01-19,105,1.1,1.2,0.25,0.3,10";
    private const string Last =
        "2024-01-02T16:00:00Z,XYZ,100,XYZ   240119C00105000,C,2024-01-19,105,1.1,1.2,0.25,0.3,10";

    [Fact]
    public void Quoted_market_is_read_as_one()
    {
        FileReading<OptionQuote> read = FactFile.Read<OptionQuote>(
            "o.csv",
            $"{Header}\r\n{First}\r\n2024-01-02T15:00:00Z,XYZ,,,put,2024-01-19,95.5,,0.05,,,\r\n"
        );

        Assert.Empty(read.Bad);
        OptionQuote call = read.Rows[0];
        Assert.Equal((1_050_000, 11_000, 12_000, 1_000_000), (call.Strike, call.Bid, call.Ask, call.UnderlyingPrice));
        Assert.Equal((OptionType.Call, new DateOnly(2024, 1, 19), false), (call.Type, call.Expiry, call.IsMark));
        Assert.Equal((0.25, 0.3, 10), (call.ImpliedVolatility, call.Delta, call.OpenInterest));
        OptionQuote put = read.Rows[1];
        Assert.Equal(
            (OptionType.Put, 955_000, 0, 500, 0),
            (put.Type, put.Strike, put.Bid, put.Ask, put.UnderlyingPrice)
        );
        Assert.True(double.IsNaN(put.ImpliedVolatility) && double.IsNaN(put.Delta));
    }

    [Fact]
    public void Lines_of_json_say_the_same_as_columns()
    {
        const string json =
            """{"ts":"2024-01-02T15:00:00Z","underlying":"XYZ","underlying_px":100,"occ_symbol":"XYZ   240119C00105000","type":"C","expiry":"2024-01-19","strike":105,"bid":1.1,"ask":1.2,"iv":0.25,"delta":0.3,"oi":10,"note":[1,{}]}""";

        FileReading<OptionQuote> columns = FactFile.Read<OptionQuote>("o.csv", $"{Header}\n{First}\n");
        FileReading<OptionQuote> objects = FactFile.Read<OptionQuote>("o.jsonl", json);

        Assert.Equal(columns.Rows, objects.Rows);
        Assert.Empty(objects.Bad);
    }

    [Theory]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,NaN,1.2,0.25,0.3,10", QuarantineReason.NotANumber)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1.1,1.2,inf,0.3,10", QuarantineReason.NotANumber)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1.3,1.2,0.25,0.3,10", QuarantineReason.Crossed)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,0,0,0.25,0.3,10", QuarantineReason.NonPositivePrice)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,-110,1,2,0.25,0.3,10", QuarantineReason.NonPositivePrice)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,0,,C,2024-01-19,110,1,2,0.25,0.3,10", QuarantineReason.NonPositivePrice)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1,2,-0.25,0.3,10", QuarantineReason.OutOfRange)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1,2,0.25,1.3,10", QuarantineReason.OutOfRange)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2023-01-20,110,1,2,0.25,0.3,10", QuarantineReason.OutOfRange)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1,2,0.25,0.3,-1", QuarantineReason.NegativeQuantity)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1.00001,2,0.25,0.3,1", QuarantineReason.BeyondScale)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,X,2024-01-19,110,1,2,0.25,0.3,1", QuarantineReason.Malformed)]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,oops,C,2024-01-19,110,1,2,0.25,0.3,1", QuarantineReason.Malformed)]
    [InlineData(
        "2024-01-02T15:00:00Z,XYZ,100,XYZ240119P00110000,C,2024-01-19,110,1,2,0.25,0.3,1",
        QuarantineReason.Inconsistent
    )]
    [InlineData("2024-01-02T15:00:00Z,XYZ,100,,C,2024-01-19,110,1,2", QuarantineReason.Malformed)]
    [InlineData("2024-01-02,XYZ,100,,C,2024-01-19,110,1,2,0.25,0.3,10", QuarantineReason.BadTime)]
    [InlineData("2024-01-02T14:00:00Z,XYZ,100,,C,2024-01-19,110,1,2,0.25,0.3,10", QuarantineReason.OutOfOrder)]
    [InlineData("2024-01-02T15:00:00Z,QQQ,100,,C,2024-01-19,110,1,2,0.25,0.3,10", QuarantineReason.UnknownSymbol)]
    [InlineData(First, QuarantineReason.Duplicate)]
    public void Row_is_put_aside(string row, QuarantineReason reason) =>
        FactFile.PutsAside<OptionQuote>("o.csv", Header, First, row, Last, reason);

    [Fact]
    public void Missing_column_is_named() =>
        Assert.Contains(
            "lacks 'bid', 'ask' to be OptionQuotes",
            FactFile.Refusal("o.csv", Header.Replace(",bid,ask", "", StringComparison.Ordinal) + "\n"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("goog_chain.csv.gz", "GOOG", 6_569, 10, 19, 20)]
    [InlineData("spx_chain.csv", "SPX", 233, 9, 12, 13)]
    public void Real_chain_is_all_marks(string name, string symbol, int rows, int close, int volatility, int delta)
    {
        string path = SharedFolder.Data("options", name);

        FileReading<OptionQuote> read = FileReading<OptionQuote>.Of(DataFile.Open(path));

        string[][] lines = [.. Texts.DataLines(path).Select(l => l.Split(','))];
        int shift = symbol == "SPX" ? -1 : 0;
        Assert.Equal(symbol, Assert.Single(read.Instruments).Symbol);
        Assert.Empty(read.Bad);
        Assert.Equal(rows, read.Rows.Count);
        Assert.All(read.Rows, r => Assert.True(r.IsMark && r.Bid == r.Ask));
        Assert.Equal(
            lines.Select(l => (long)(decimal.Parse(l[close], CultureInfo.InvariantCulture) * 10_000)),
            read.Rows.Select(r => r.Bid)
        );
        Assert.Equal(lines.Select(l => Number(l[volatility])), read.Rows.Select(r => r.ImpliedVolatility));
        Assert.Equal(lines.Select(l => Number(l[delta])), read.Rows.Select(r => r.Delta));
        Assert.Equal(lines.Select(l => l[6 + shift] == "P"), read.Rows.Select(r => r.Type == OptionType.Put));
        Assert.Equal(symbol == "GOOG" ? 7_485_400 : 0, read.Rows[0].UnderlyingPrice);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
