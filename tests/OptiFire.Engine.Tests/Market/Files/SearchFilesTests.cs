using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class SearchFilesTests
{
    private const string Header = "date,keyword,geo,value,is_partial,as_of";
    private const string First = "2020-01-05,debt,US,40,false,2020-01-13";
    private const string Last = "2020-01-12,debt,US,50,false,2020-01-20";

    [Fact]
    public void Later_as_of_is_another_version_of_the_same_week()
    {
        FileReading<SearchInterest> read = FactFile.Read<SearchInterest>(
            "t.csv",
            $"{Header}\n2020-01-05,debt,US,40,false,2020-03-01\n2020-01-05,debt,US,80,false,2020-01-13T06:00:00Z\n{Last}\n"
        );

        Assert.Empty(read.Bad);
        Assert.Equal([80.0, 50.0, 40.0], read.Rows.Select(r => r.Value));
        Assert.Equal([0, 0, 1], read.Rows.Select(r => r.Revision));
        Assert.Equal(read.Rows[0].EventTime, read.Rows[2].EventTime);
        Assert.Equal(Timestamp.FromUtc(2020, 1, 12), read.Rows[0].EventTime);
        Assert.Equal(Timestamp.FromUtc(2020, 1, 13, 6), read.Rows[0].AvailableAt);

        // A date alone says that the value was known by the end of that day.
        Assert.Equal(Timestamp.FromUtc(2020, 3, 2), read.Rows[2].AvailableAt);
        Assert.All(read.Rows, r => Assert.Equal(InstrumentId.None, r.Instrument));
    }

    [Fact]
    public void Span_does_not_change_how_versions_are_counted()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        DataFile file = DataFile.Open(
            folder.Write("t.csv", $"{Header}\n{First}\n2020-01-05,debt,US,41,false,2020-03-01\n")
        );

        FileReading<SearchInterest> read = FileReading<SearchInterest>.Of(file, from: Timestamp.FromUtc(2020, 2, 1));

        Assert.Equal(1, Assert.Single(read.Rows).Revision);
    }

    [Fact]
    public void Partial_period_is_left_out_unless_asked_for()
    {
        string text = $"{Header}\n2020-01-05,debt,US,9,true,2020-01-07\n{First}\n";

        Assert.Equal(40, Assert.Single(FactFile.Read<SearchInterest>("t.csv", text).Rows).Value);
        FileReading<SearchInterest> all = FactFile.Read<SearchInterest>(
            "t.csv",
            text,
            new DataFileOptions { KeepPartialPeriods = true }
        );
        Assert.Equal([(9.0, true, 0), (40.0, false, 1)], all.Rows.Select(r => (r.Value, r.IsPartial, r.Revision)));
    }

    [Fact]
    public void Keyword_stands_for_an_instrument_only_when_told()
    {
        var options = new DataFileOptions { Keywords = new Dictionary<string, string> { ["debt"] = "TLT" } };

        FileReading<SearchInterest> read = FactFile.Read<SearchInterest>("t.csv", $"{Header}\n{First}\n", options);

        Assert.Equal("TLT", Assert.Single(read.Instruments).Symbol);
        Assert.Equal(0, Assert.Single(read.Rows).Instrument.Value);
    }

    [Fact]
    public void Columns_may_be_in_any_order_quoted_and_among_others()
    {
        FileReading<SearchInterest> read = FactFile.Read<SearchInterest>(
            "t.csv",
            "\uFEFFas_of,note,value,keyword,geo,date,is_partial\r\n2020-01-13,x,<1,\"cars, \"\"new\"\"\",,2020-01-05,0\r\n"
        );

        Assert.Empty(read.Bad);
        SearchInterest row = Assert.Single(read.Rows);
        Assert.Equal(("cars, \"new\"", "", 0.5), (row.Keyword, row.Geo, row.Value));
    }

    [Theory]
    [InlineData("2020-01-05,rates,US,NaN,false,2020-01-13", QuarantineReason.NotANumber)]
    [InlineData("2020-01-05,rates,US,,false,2020-01-13", QuarantineReason.NotANumber)]
    [InlineData("2020-01-05,rates,US,-1,false,2020-01-13", QuarantineReason.OutOfRange)]
    [InlineData("2020-01-05,rates,US,101,false,2020-01-13", QuarantineReason.OutOfRange)]
    [InlineData("2020-01-05,rates,US,40,perhaps,2020-01-13", QuarantineReason.Malformed)]
    [InlineData("2020-01-05,,US,40,false,2020-01-13", QuarantineReason.Malformed)]
    [InlineData("2020-01-05,rates,US,40,false", QuarantineReason.Malformed)]
    [InlineData("2020-01-05,rates,US,40,false,2020-01-13,7", QuarantineReason.Malformed)]
    [InlineData("2020-01-05,\"rates,US,40,false,2020-01-13", QuarantineReason.Malformed)]
    [InlineData("", QuarantineReason.Malformed)]
    [InlineData("2020-02-30,rates,US,40,false,2020-03-13", QuarantineReason.BadTime)]
    [InlineData("2020-01-05,rates,US,40,false,", QuarantineReason.BadTime)]
    [InlineData("2020-01-05,rates,US,40,false,2020-01-10", QuarantineReason.KnownTooEarly)]
    [InlineData(First, QuarantineReason.Duplicate)]
    public void Row_is_put_aside(string row, QuarantineReason reason) =>
        FactFile.PutsAside<SearchInterest>("t.csv", Header, First, row, Last, reason);

    [Fact]
    public void Half_written_last_line_is_put_aside()
    {
        FileReading<SearchInterest> read = FactFile.Read<SearchInterest>(
            "t.csv",
            $"{Header}\n{First}\n2020-01-12,debt,US,5"
        );

        Assert.Single(read.Rows);
        Assert.Equal(QuarantineReason.Malformed, Assert.Single(read.Bad).Reason);
    }

    [Fact]
    public void Ten_megabytes_without_a_line_end_are_no_text()
    {
        string text = $"{Header}\n{First}\n{new string('7', 10_000_000)}\n";

        string message = Assert.Throws<DataFileException>(() => FactFile.Read<SearchInterest>("t.csv", text)).Message;

        Assert.Contains("'t.csv'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_compressed_file_is_refused()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string rows = string.Concat(
            Enumerable.Range(0, 20_000).Select(i => $"2020-01-05,k{i * 7919 % 20_011},US,{i % 100},false,2020-01-13\n")
        );
        string path = folder.Write("t.csv.gz", $"{Header}\n{rows}");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^500]);

        Assert.Throws<DataFileException>(() => FileReading<SearchInterest>.Of(DataFile.Open(path)));
    }

    [Fact]
    public void Missing_column_is_named() =>
        Assert.Contains(
            "lacks 'as_of' to be SearchInterest",
            FactFile.Refusal("t.csv", "date,keyword,geo,value,is_partial\n"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Unknown_layout_is_told_the_known_ones()
    {
        string message = FactFile.Refusal("t.csv", "colour,shape\n");

        Assert.DoesNotContain("lacks", message, StringComparison.Ordinal);
        Assert.Contains(Header, message, StringComparison.Ordinal);
        Assert.Contains("symbol,report_date,whisper_eps,consensus_eps,as_of", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_panel_gives_a_value_per_week_and_term()
    {
        string path = SharedFolder.Data("alt", "google_trends_weekly_us.csv");
        DataFile file = DataFile.Open(path, new DataFileOptions { SearchGeo = "US" });

        FileReading<SearchInterest> read = FileReading<SearchInterest>.Of(file);

        string[] lines = Texts.DataLines(path);
        Assert.Equal(FileLayout.SearchPanel, file.Layout);
        Assert.Empty(read.Bad);
        Assert.Equal(lines.Length * 6, read.Rows.Count);
        Assert.Equal(
            lines.Select(l => double.Parse(l.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture)),
            read.Rows.Where(r => r.Keyword == "debt").Select(r => r.Value)
        );
        Assert.Equal(Timestamp.FromUtc(2012, 11, 11), read.Rows[0].EventTime);
        Assert.All(read.Rows, r => Assert.Equal((r.EventTime, "US", 0), (r.AvailableAt, r.Geo, r.Revision)));
    }

    [Fact]
    public void Bad_cell_of_a_panel_is_put_aside_alone()
    {
        FileReading<SearchInterest> read = FactFile.Read<SearchInterest>(
            "p.csv",
            "week_start,timestamp,ai,debt\n2020-01-05,2020-01-12T00:00:00Z,-3,7\n2020-01-05,2020-01-12T00:00:00Z,3\n"
        );

        Assert.Equal("debt", Assert.Single(read.Rows).Keyword);
        Assert.Equal([QuarantineReason.OutOfRange, QuarantineReason.Malformed], read.Bad.Select(b => b.Reason));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void Period_outside_its_range_is_refused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FactFile.Read<SearchInterest>("t.csv", $"{Header}\n", new DataFileOptions { SearchPeriodDays = days })
        );
}
