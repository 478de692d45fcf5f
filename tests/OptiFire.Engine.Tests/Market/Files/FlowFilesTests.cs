using System.Globalization;
using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class FlowFilesTests
{
    private const string Header = "date,ticker,shares_outstanding,nav,aum,as_of";
    private const string First = "2024-01-02,XYZ,1000000,100.5,100500000,2024-01-03";
    private const string Last = "2024-01-03,XYZ,1010000,101,102010000,2024-01-04";

    [Fact]
    public void Shares_are_known_at_their_as_of()
    {
        FileReading<EtfFlow> read = FactFile.Read<EtfFlow>(
            "f.csv",
            $"{Header}\n{Last}\n{First}\n2024-01-02,XYZ,999000,100.5,,2024-01-09T12:00:00Z\n"
        );

        Assert.Empty(read.Bad);
        Assert.Equal([1_000_000.0, 1_010_000, 999_000], read.Rows.Select(r => r.SharesOutstanding));
        Assert.Equal([0, 0, 1], read.Rows.Select(r => r.Revision));

        // 16:00 in New York is 21:00 UTC in winter.
        Assert.Equal(Timestamp.FromUtc(2024, 1, 2, 21), read.Rows[0].EventTime);
        Assert.Equal(Timestamp.FromUtc(2024, 1, 4), read.Rows[0].AvailableAt);
        Assert.True(double.IsNaN(read.Rows[2].AssetsUnderManagement));
        Assert.All(read.Rows, r => Assert.Null(r.MoneyFlow));
    }

    [Theory]
    [InlineData("2024-01-02,XYZ,NaN,100,1,2024-01-05", QuarantineReason.NotANumber)]
    [InlineData("2024-01-02,XYZ,many,100,1,2024-01-05", QuarantineReason.NotANumber)]
    [InlineData("2024-01-02,XYZ,1e999,100,1,2024-01-05", QuarantineReason.NotANumber)]
    [InlineData("2024-01-02,XYZ,,,,2024-01-05", QuarantineReason.NotANumber)]
    [InlineData("2024-01-02,XYZ,-1,100,1,2024-01-05", QuarantineReason.NegativeQuantity)]
    [InlineData("2024-01-02,XYZ,1,0,1,2024-01-05", QuarantineReason.NonPositivePrice)]
    [InlineData("2024-01-02,XYZ,1,1,1,2024-01-01", QuarantineReason.KnownTooEarly)]
    [InlineData("2024-01-02,XYZ,1,1,1,soon", QuarantineReason.BadTime)]
    [InlineData("2024-01-02,XYZ,1,1,1", QuarantineReason.Malformed)]
    [InlineData("2024-01-02,QQQ,1,1,1,2024-01-05", QuarantineReason.UnknownSymbol)]
    [InlineData(First, QuarantineReason.Duplicate)]
    public void Row_is_put_aside(string row, QuarantineReason reason) =>
        FactFile.PutsAside<EtfFlow>("f.csv", Header, First, row, Last, reason);

    [Fact]
    public void Missing_column_is_named() =>
        Assert.Contains(
            "lacks 'nav' to be EtfShares",
            FactFile.Refusal("f.csv", "date,ticker,shares_outstanding,aum,as_of\n"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Real_money_flows_are_dollars_without_shares()
    {
        string path = SharedFolder.Data("alt", "bitcoin_etf_flows_musd.csv");
        DataFile file = DataFile.Open(path);

        FileReading<EtfFlow> read = FileReading<EtfFlow>.Of(file);

        string[] lines = Texts.DataLines(path);
        Assert.Equal(FileLayout.MoneyFlowPanel, file.Layout);
        Assert.Empty(read.Bad);
        Assert.Equal(lines.Length * 10, read.Rows.Count);
        double[] expected = [.. lines.Select(l => double.Parse(l.Split(',')[11], CultureInfo.InvariantCulture) * 1e6)];
        Assert.Equal(expected, read.Of("GBTC").Select(r => r.MoneyFlow!.Value));
        Assert.All(read.Rows, r => Assert.True(double.IsNaN(r.SharesOutstanding)));

        // Published over night: not usable in the evening of its own session, usable before the next open.
        Assert.Equal(Timestamp.FromUtc(2024, 1, 11, 21), read.Rows[0].EventTime);
        Assert.Equal(Timestamp.FromUtc(2024, 1, 12, 9), read.Rows[0].AvailableAt);
    }

    [Fact]
    public void Panel_of_another_name_is_money_when_told()
    {
        const string text =
            "date,timestamp,AAA,BBB\n2024-01-02,2024-01-02T21:00:00Z,-2.5,x\n2024-01-03,2024-01-03T21:00:00Z,,1\n";

        FileReading<EtfFlow> read = FactFile.Read<EtfFlow>(
            "p.csv",
            text,
            new DataFileOptions { MoneyFlowUnit = 1_000 }
        );

        Assert.Equal([-2_500.0, 1_000], read.Rows.Select(r => r.MoneyFlow!.Value));
        QuarantinedRow bad = Assert.Single(read.Bad);
        Assert.Equal((2L, QuarantineReason.NotANumber, "x"), (bad.Line, bad.Reason, bad.Text));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Unit_of_money_is_above_zero(double unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FactFile.Read<EtfFlow>("p.csv", "date,timestamp,AAA\n", new DataFileOptions { MoneyFlowUnit = unit })
        );
}
