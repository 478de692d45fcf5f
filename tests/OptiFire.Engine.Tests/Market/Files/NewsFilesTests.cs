using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class NewsFilesTests
{
    private const string First =
        """{"id":101,"headline":"XYZ \u0026 ABC agree","author":"A","created_at":"2024-01-02T15:00:00Z","updated_at":"2024-01-02T15:00:05.5Z","summary":"They do.","content":"<p>x</p>","images":[],"symbols":["XYZ","ABC","XYZ"],"source":"wire","url":null}""";
    private const string Last =
        """{"id":102,"headline":"Rates unchanged","author":"A","created_at":"2024-01-02T19:00:00Z","updated_at":"2024-01-02T19:00:00Z","summary":"","content":"","images":[],"symbols":[],"source":"wire"}""";

    [Fact]
    public void Item_is_copied_to_each_instrument_named_once()
    {
        FileReading<NewsItem> read = FactFile.Read<NewsItem>("n.jsonl", $"{Last}\n{First}\n");

        Assert.Empty(read.Bad);
        Assert.Equal(["XYZ", "ABC"], read.Instruments.Select(i => i.Symbol));
        Assert.Equal([0, 1, InstrumentId.None.Value], read.Rows.Select(r => r.Instrument.Value));
        Assert.Equal(["101", "101", "102"], read.Rows.Select(r => r.Id));
        NewsItem item = read.Rows[0];
        Assert.Equal(("XYZ & ABC agree", "They do.", "wire"), (item.Headline, item.Summary, item.Source));
        Assert.Equal(["XYZ", "ABC", "XYZ"], item.Symbols);
        Assert.Null(item.Url);
        Assert.True(double.IsNaN(item.Sentiment));
        Assert.Equal(Timestamp.FromUtc(2024, 1, 2, 15), item.EventTime);
        Assert.Equal(TimeSpan.FromSeconds(5.5), item.AvailableAt - item.EventTime);
    }

    [Fact]
    public void Updated_item_is_a_later_version()
    {
        string update = First.Replace("15:00:05.5Z", "17:00:00Z", StringComparison.Ordinal);

        FileReading<NewsItem> read = FactFile.Read<NewsItem>("n.jsonl", $"{update}\n{First}\n");

        Assert.Equal([0, 0, 1, 1], read.Rows.Select(r => r.Revision));
        Assert.Equal(Timestamp.FromUtc(2024, 1, 2, 17), read.Rows[2].AvailableAt);
    }

    [Fact]
    public void Symbols_not_wanted_get_no_copy()
    {
        FileReading<NewsItem> read = FactFile.Read<NewsItem>(
            "n.jsonl",
            $"{First}\n{Last}\n",
            new DataFileOptions { Symbols = ["ABC"] }
        );

        Assert.Empty(read.Bad);
        Assert.Equal([0, InstrumentId.None.Value], read.Rows.Select(r => r.Instrument.Value));
    }

    [Theory]
    [InlineData("\"id\":101", "\"id\":null", QuarantineReason.Malformed)]
    [InlineData("\"headline\":", "\"headlines\":", QuarantineReason.Malformed)]
    [InlineData("[\"XYZ\",\"ABC\",\"XYZ\"]", "\"XYZ\"", QuarantineReason.Malformed)]
    [InlineData("[\"XYZ\",\"ABC\",\"XYZ\"]", "[\"XYZ\",7]", QuarantineReason.Malformed)]
    [InlineData("[\"XYZ\",\"ABC\",\"XYZ\"]", "[\"QQQ\"]", QuarantineReason.UnknownSymbol)]
    [InlineData("2024-01-02T15:00:00Z", "yesterday", QuarantineReason.BadTime)]
    [InlineData("15:00:05.5Z", "14:59:59Z", QuarantineReason.KnownTooEarly)]
    [InlineData("\"url\":null}", "\"url\":nul", QuarantineReason.Malformed)]
    [InlineData("\"url\":null}", "\"url\":null} {}", QuarantineReason.Malformed)]
    [InlineData("\"url\":null}", "\"url\":null}", QuarantineReason.Duplicate)]
    [InlineData("\"They do.\"", "\"\\uD800\"", QuarantineReason.Malformed)]
    public void Item_is_put_aside(string part, string other, QuarantineReason reason)
    {
        string item = First.Replace("\"ABC\",\"XYZ\"", "\"XYZ\"", StringComparison.Ordinal);
        string bad = First
            .Replace(part, other, StringComparison.Ordinal)
            .Replace("\"ABC\",\"XYZ\"", "\"XYZ\"", StringComparison.Ordinal);

        FactFile.PutsAside<NewsItem>("n.jsonl", "-", item, bad, Last, reason);
    }

    [Fact]
    public void Missing_property_is_named() =>
        Assert.Contains(
            "lacks 'updated_at' to be News",
            FactFile.Refusal("n.jsonl", First.Replace("updated_at", "changed", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Folder_takes_news_that_name_no_wanted_instrument()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = Path.GetDirectoryName(folder.Write("n.jsonl", $"{Last}\n"))!;

        DataFolder read = DataFolder.Open(path, Timestamp.MinValue, Timestamp.MaxValue, "SPY");

        Assert.Equal(FileLayout.News, Assert.Single(read.Sources).Layout);
    }
}
