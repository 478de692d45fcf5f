using System.Buffers.Binary;
using System.Globalization;
using System.Xml.Linq;
using OptiFire.Sdk.Reports;

namespace OptiFire.Charts.Tests;

public sealed class ChartRendererTests
{
    private const double Day = 86_400e9;

    [Fact]
    public void Svg_is_one_element_with_title_labels_units_dates_and_legend()
    {
        XElement svg = XElement.Parse(ChartRenderer.ToSvg(TwoPanels()));
        string[] texts = [.. Texts(svg)];

        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal("Equity <&> drawdown", (string?)svg.Attribute("aria-label"));
        Assert.Contains("Equity <&> drawdown", texts);
        Assert.Contains("Equity, USD", texts);
        Assert.Contains("Drawdown, %", texts);
        Assert.Contains("Session close, UTC", texts);
        Assert.Contains("mine", texts);
        Assert.Contains("theirs", texts);
        Assert.Contains(texts, t => DateOnly.TryParseExact(t, "yyyy-MM-dd", out _));
    }

    [Fact]
    public void Svg_shows_the_dates_once_below_the_last_panel()
    {
        string[] texts = [.. Texts(XElement.Parse(ChartRenderer.ToSvg(TwoPanels())))];
        string[] dates = [.. texts.Where(t => DateOnly.TryParseExact(t, "yyyy-MM-dd", out _))];

        Assert.Equal(dates.Distinct(), dates);
    }

    [Fact]
    public void Svg_asks_for_nothing_from_outside()
    {
        string svg = ChartRenderer.ToSvg(TwoPanels()).Replace("http://www.w3.org/", "", StringComparison.Ordinal);

        Assert.DoesNotContain("http", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<image", svg, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Equal_charts_give_equal_pictures()
    {
        Assert.Equal(ChartRenderer.ToSvg(TwoPanels()), ChartRenderer.ToSvg(TwoPanels()));
        Assert.Equal(ChartRenderer.ToPng(TwoPanels()), ChartRenderer.ToPng(TwoPanels()));
    }

    [Fact]
    public void Charts_of_different_names_share_no_id()
    {
        string[] one = [.. Ids(ChartRenderer.ToSvg(TwoPanels()))];
        string[] other = [.. Ids(ChartRenderer.ToSvg(TwoPanels() with { Name = "other" }))];

        Assert.NotEmpty(one);
        Assert.Empty(one.Intersect(other));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Missing_value_breaks_the_line_in_two(double missing)
    {
        double[] x = [0, 1, 2, 3, 4];
        int whole = Lines(ChartRenderer.ToSvg(OneLine(x, [1, 2, 3, 2, 1])));
        int broken = Lines(ChartRenderer.ToSvg(OneLine(x, [1, 2, missing, 2, 1])));

        Assert.Equal(1, whole);
        Assert.Equal(2, broken);
    }

    [Fact]
    public void Labels_begin_inside_the_picture()
    {
        XElement svg = XElement.Parse(ChartRenderer.ToSvg(TwoPanels(), 700, 500));

        foreach (XElement text in svg.Descendants().Where(e => e.Name.LocalName == "text"))
        {
            string transform = (string?)text.Attribute("transform") ?? "translate(0 0)";
            double[] numbers =
            [
                .. transform[(transform.IndexOf('(', StringComparison.Ordinal) + 1)..^1]
                    .Split(' ')
                    .Select(n => double.Parse(n, CultureInfo.InvariantCulture)),
            ];
            Assert.InRange(numbers[^2], 0, 700);
            Assert.InRange(numbers[^1], 0, 500);
        }
    }

    [Theory]
    [InlineData(SeriesStyle.Line)]
    [InlineData(SeriesStyle.Step)]
    [InlineData(SeriesStyle.Area)]
    [InlineData(SeriesStyle.Bars)]
    [InlineData(SeriesStyle.Points)]
    public void Every_style_draws_something_that_no_data_does_not(SeriesStyle style)
    {
        Chart drawn = OneLine([0, 1, 2], [1, 3, 2], style);
        Chart empty = OneLine([0, 1, 2], [double.NaN, double.NaN, double.NaN], style);

        Assert.Contains("#0072B2", ChartRenderer.ToSvg(drawn), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("#0072B2", ChartRenderer.ToSvg(empty), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Chart_without_data_says_so() =>
        Assert.Contains("no data yet", Texts(XElement.Parse(ChartRenderer.ToSvg(OneLine([], [])))));

    [Theory]
    [InlineData(1e300)]
    [InlineData(-1e-300)]
    [InlineData(0)]
    public void Constant_series_of_any_size_is_drawn(double value) =>
        Assert.Equal(1, Lines(ChartRenderer.ToSvg(OneLine([0, 1], [value, value]))));

    [Fact]
    public void Png_has_the_size_asked_for()
    {
        byte[] png = ChartRenderer.ToPng(TwoPanels(), 640, 480);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(640, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(480, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void Chart_without_panels_is_an_error() =>
        Assert.Throws<ArgumentException>(() => ChartRenderer.ToSvg(TwoPanels() with { Panels = [] }));

    [Fact]
    public void Series_with_more_x_than_y_is_an_error_that_names_it() =>
        Assert.Contains(
            "'line'",
            Assert.Throws<ArgumentException>(() => ChartRenderer.ToSvg(OneLine([1, 2], [1]))).Message
        );

    [Fact]
    public void X_that_is_not_finite_is_an_error() =>
        Assert.Throws<ArgumentException>(() => ChartRenderer.ToPng(OneLine([1, double.NaN], [1, 2])));

    [Theory]
    [InlineData(99, 300)]
    [InlineData(300, 10_001)]
    public void Size_out_of_range_is_an_error(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartRenderer.ToPng(TwoPanels(), width, height));

    private static Chart TwoPanels()
    {
        double[] times = [.. Enumerable.Range(19_000, 200).Select(d => d * Day)];
        double[] rising = [.. Enumerable.Range(0, 200).Select(i => 100_000.0 + (i * i))];
        return new Chart(
            "equity",
            "Equity <&> drawdown",
            "Session close, UTC",
            AxisKind.Time,
            [
                new ChartPanel(
                    "Equity, USD",
                    [new ChartSeries("mine", times, rising), new ChartSeries("theirs", times, rising, SeriesStyle.Step)]
                ),
                new ChartPanel("Drawdown, %", [new ChartSeries("fall", times, rising, SeriesStyle.Area)]),
            ]
        );
    }

    private static Chart OneLine(double[] x, double[] y, SeriesStyle style = SeriesStyle.Line) =>
        new(
            "one",
            "One",
            "Lag, days",
            AxisKind.Number,
            [new ChartPanel("ACF", [new ChartSeries("line", x, y, style)])]
        );

    private static int Lines(string svg) =>
        XElement.Parse(svg).Descendants().Count(e => (string?)e.Attribute("stroke") == "#0072B2");

    private static IEnumerable<string> Ids(string svg) =>
        XElement.Parse(svg).Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>();

    private static IEnumerable<string> Texts(XElement svg) =>
        svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim());
}
