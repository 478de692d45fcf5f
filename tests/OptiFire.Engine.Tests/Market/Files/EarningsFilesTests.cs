using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class EarningsFilesTests
{
    private const string WhisperHeader = "symbol,report_date,whisper_eps,consensus_eps,as_of";
    private const string Whisper = "XYZ,2024-05-02,1.25,1.2,2024-04-20";
    private const string LaterWhisper = "XYZ,2024-05-02,1.3,1.2,2024-04-28T10:00:00Z";
    private const string Estimate =
        """{"symbol":"XYZ","period":"2024Q1","as_of":"2024-01-05","eps_avg":1.5,"eps_high":1.8,"eps_low":1.2,"n_analysts":7,"strong_buy":3,"buy":2,"hold":1,"sell":1,"strong_sell":0}""";

    [Fact]
    public void Whisper_lives_from_its_as_of_to_the_report()
    {
        FileReading<EarningsSurprise> read = FactFile.Read<EarningsSurprise>(
            "w.csv",
            $"{WhisperHeader}\n{LaterWhisper}\n{Whisper}\n"
        );

        Assert.Empty(read.Bad);
        Assert.Equal([(1.25, 0), (1.3, 1)], read.Rows.Select(r => (r.Whisper, r.Revision)));
        Assert.All(read.Rows, r => Assert.Equal(Timestamp.FromUtc(2024, 5, 2), r.EventTime));
        Assert.Equal(Timestamp.FromUtc(2024, 4, 21), read.Rows[0].AvailableAt);
        Assert.Equal(Timestamp.FromUtc(2024, 4, 28, 10), read.Rows[1].AvailableAt);
        Assert.All(read.Rows, r => Assert.Equal(new FiscalPeriod(2024, 1), r.Period));
        Assert.All(read.Rows, r => Assert.True(double.IsNaN(r.Actual)));
        Assert.Equal(1.2, read.Rows[0].Consensus);
    }

    [Theory]
    [InlineData("XYZ,2024-05-02,NaN,1.2,2024-04-22", QuarantineReason.NotANumber)]
    [InlineData("XYZ,2024-05-02,high,1.2,2024-04-22", QuarantineReason.NotANumber)]
    [InlineData("XYZ,2024-05-02,,,2024-04-22", QuarantineReason.NotANumber)]
    [InlineData("XYZ,May 2,1.1,1.2,2024-04-22", QuarantineReason.BadTime)]
    [InlineData("XYZ,2024-05-02,1.1,1.2,", QuarantineReason.BadTime)]
    [InlineData("XYZ,2024-05-02,1.1,1.2", QuarantineReason.Malformed)]
    [InlineData("QQQ,2024-05-02,1.1,1.2,2024-04-22", QuarantineReason.UnknownSymbol)]
    [InlineData(Whisper, QuarantineReason.Duplicate)]
    public void Whisper_is_put_aside(string row, QuarantineReason reason) =>
        FactFile.PutsAside<EarningsSurprise>("w.csv", WhisperHeader, Whisper, row, LaterWhisper, reason);

    [Fact]
    public void Estimates_give_expectations_and_recommendations_together()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string later = With("as_of", "2024-02-05", With("eps_avg", 1.6));
        string year = With("period", "FY2024", With("eps_avg", 1.4));
        DataFile file = DataFile.Open(folder.Write("e.jsonl", $"\uFEFF{later}\r\n{Estimate}\r\n{year}"));

        MixedReading read = MixedReading.Of(file);

        Assert.Equal(FileLayout.Estimates, file.Layout);
        Assert.Empty(read.Bad);
        EarningsEstimate[] estimates = [.. read.Rows.OfType<EarningsEstimate>()];
        AnalystRevision[] revisions = [.. read.Rows.OfType<AnalystRevision>()];
        Assert.Equal([1.5, 1.4, 1.6], estimates.Select(e => e.Mean));
        Assert.Equal(["2024Q1", "FY2024", "2024Q1"], estimates.Select(e => e.Period.ToString()));
        Assert.Equal((1.8, 1.2, 7), (estimates[0].High, estimates[0].Low, estimates[0].Analysts));
        Assert.Equal(2, revisions.Length);
        Assert.Equal(1.5, revisions[0].Mean);
        Assert.Equal(
            (3, 2, 1, 1, 0),
            (revisions[0].StrongBuy, revisions[0].Buy, revisions[0].Hold, revisions[0].Sell, revisions[0].StrongSell)
        );
        Assert.Equal(Timestamp.FromUtc(2024, 1, 6), revisions[0].AvailableAt);
        Assert.Equal(5, read.Rows.Count);
    }

    [Fact]
    public void Recommendations_alone_are_no_estimate()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string text = Estimate
            .Replace("1.5", "null", StringComparison.Ordinal)
            .Replace("1.8", "null", StringComparison.Ordinal)
            .Replace("1.2", "null", StringComparison.Ordinal);

        MixedReading read = MixedReading.Of(DataFile.Open(folder.Write("e.jsonl", text)));

        Assert.True(double.IsNaN(Assert.IsType<AnalystRevision>(Assert.Single(read.Rows)).Mean));
    }

    [Theory]
    [InlineData("eps_avg", "\"1.5\"", QuarantineReason.NotANumber)]
    [InlineData("eps_avg", "true", QuarantineReason.NotANumber)]
    [InlineData("eps_avg", "1e999", QuarantineReason.NotANumber)]
    [InlineData("eps_avg", "NaN", QuarantineReason.Malformed)]
    [InlineData("eps_avg", "[1]", QuarantineReason.Malformed)]
    [InlineData("eps_avg", "1.9", QuarantineReason.Inconsistent)]
    [InlineData("n_analysts", "-7", QuarantineReason.NegativeQuantity)]
    [InlineData("buy", "2.5", QuarantineReason.BeyondScale)]
    [InlineData("hold", "-1", QuarantineReason.NegativeQuantity)]
    [InlineData("period", "\"spring\"", QuarantineReason.BadTime)]
    [InlineData("as_of", "\"2024-01-32\"", QuarantineReason.BadTime)]
    [InlineData("symbol", "\"QQQ\"", QuarantineReason.UnknownSymbol)]
    [InlineData("eps_high", "1.8} {", QuarantineReason.Malformed)]
    public void Estimate_is_put_aside(string field, string value, QuarantineReason reason) =>
        EstimatePutAside(WithRaw(field, value, With("as_of", "2024-01-20")), reason);

    [Fact]
    public void Half_an_object_is_put_aside() => EstimatePutAside(Estimate[..90], QuarantineReason.Malformed);

    [Fact]
    public void Object_without_a_field_is_put_aside() =>
        EstimatePutAside(Estimate.Replace("\"hold\":1,", "", StringComparison.Ordinal), QuarantineReason.Malformed);

    [Fact]
    public void Repeated_object_is_put_aside() => EstimatePutAside(Estimate, QuarantineReason.Duplicate);

    [Fact]
    public void Recommendations_that_disagree_are_put_aside() =>
        EstimatePutAside(With("period", "2024Q2", With("buy", 9)), QuarantineReason.Inconsistent);

    [Fact]
    public void Missing_property_is_named() =>
        Assert.Contains(
            "lacks 'n_analysts' to be Estimates",
            FactFile.Refusal("e.jsonl", Estimate.Replace("\"n_analysts\":7,", "", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

    private static void EstimatePutAside(string row, QuarantineReason reason)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string text = $"{Estimate}\n{row}\n{With("as_of", "2024-03-05")}\n";
        DataFile file = DataFile.Open(folder.Write("e.jsonl", text));

        MixedReading read = MixedReading.Of(file, new Instrument { Symbol = "XYZ" });

        QuarantinedRow bad = Assert.Single(read.Bad);
        Assert.Equal((2L, reason), (bad.Line, bad.Reason));
        Assert.Equal(2, read.Rows.OfType<EarningsEstimate>().Count());
    }

    private static string With(string field, object value, string row = Estimate) =>
        WithRaw(field, System.Text.Json.JsonSerializer.Serialize(value), row);

    private static string WithRaw(string field, string value, string row) =>
        System.Text.RegularExpressions.Regex.Replace(
            row,
            $"(\"{field}\":)(\"[^\"]*\"|[^,}}]+)",
            m => m.Groups[1].Value + value
        );
}
