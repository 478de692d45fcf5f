using System.Globalization;
using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

public sealed class NumbersTests
{
    [Fact]
    public void Prices_are_those_of_the_framework_or_put_aside()
    {
        var random = new Random(11);
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(_ => Text(random))];
        (List<Bar> rows, List<QuarantinedRow> bad) = Read(texts, round: false);
        var instrument = new Instrument { Symbol = "SPY" };

        var expected = new List<long>();
        foreach (string text in texts)
        {
            if (
                instrument.TryScalePrice(
                    decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                    out long s
                )
                && s > 0
            )
            {
                expected.Add(s);
            }
        }

        Assert.Equal(expected, rows.Select(b => b.Close));
        Assert.Equal(texts.Length - expected.Count, bad.Count);
    }

    [Fact]
    public void Rounding_on_request_rounds_half_away_from_zero()
    {
        var random = new Random(12);
        string[] texts =
        [
            "1.00005",
            "1.00004999999999999999",
            "1.00015",
            "106.63999938964844",
            "5e-5",
            "4.9999e-5",
            .. Enumerable.Range(0, 20_000).Select(_ => Text(random)),
        ];
        IEnumerable<long> expected = texts
            .Select(t => decimal.Parse(t, NumberStyles.Float, CultureInfo.InvariantCulture))
            .Select(d => (long)Math.Round(d * 10_000m, MidpointRounding.AwayFromZero))
            .Where(scaled => scaled > 0);

        Assert.Equal(expected, Read(texts, round: true).Rows.Select(b => b.Close));
    }

    [Theory]
    [InlineData("922337203685477.5807", long.MaxValue)]
    [InlineData("0000000000000000000000000000001.5000000000000000000000000000000000000000", 15_000)]
    [InlineData("15E-1", 15_000)]
    [InlineData("0.00015e4", 15_000)]
    [InlineData("1.5e+0", 15_000)]
    public void Unusual_forms_are_exact(string text, long scaled) =>
        Assert.Equal(scaled, Assert.Single(Read([text], round: false).Rows).Close);

    [Theory]
    [InlineData("922337203685477.5808")]
    [InlineData("1e99999999999")]
    [InlineData("1e-99999999999")]
    [InlineData("1.00000000000000000000000000000000000000000001")]
    public void Numbers_beyond_the_scale_are_put_aside(string text) =>
        Assert.Equal(QuarantineReason.BeyondScale, Assert.Single(Read([text], round: false).Bad).Reason);

    private static string Text(Random random)
    {
        string text =
            $"{random.NextInt64((long)Math.Pow(10, random.Next(1, 13)))}.{random.Next((int)Math.Pow(10, random.Next(1, 8)))}";
        return random.Next(4) switch
        {
            0 => text + "00000",
            1 => $"{random.Next(1, 999)}e-{random.Next(7)}",
            2 => text.Split('.')[0],
            _ => text,
        };
    }

    private static (List<Bar> Rows, List<QuarantinedRow> Bad) Read(string[] texts, bool round)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var start = Sdk.Time.Timestamp.FromUtc(2014, 1, 2);
        string path = folder.Write(
            "n.csv",
            "symbol,timestamp,open,high,low,close,volume\n"
                + string.Join('\n', texts.Select((t, i) => $"SPY,{start + TimeSpan.FromSeconds(i)},{t},{t},{t},{t},1"))
        );
        FileReading<Bar> read = FileReading<Bar>.Of(
            DataFile.Open(path, new DataFileOptions { RoundToScale = round, BarSize = BarSize.Second })
        );
        return (read.Rows, read.Bad);
    }
}
