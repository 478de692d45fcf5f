using OptiFire.Sdk.Reports;

namespace OptiFire.Charts.Tests;

public sealed class ReportPageTests
{
    [Fact]
    public void Page_holds_figures_notes_charts_and_tables()
    {
        string html = Page().ToHtml();

        Assert.Contains("<h1>Run 7</h1>", html);
        Assert.Contains("112609.0844 USD", html);
        Assert.Contains("The run is complete.", html);
        Assert.Contains("<svg", html);
        Assert.Contains("<td class=\"n\">205</td>", html);
    }

    [Fact]
    public void Page_needs_nothing_beside_it()
    {
        string html = Page().ToHtml().Replace("http://www.w3.org/", "", StringComparison.Ordinal);

        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html.Replace("url(#", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_follows_dark_and_light_and_fits_a_phone()
    {
        string html = Page().ToHtml();

        Assert.Contains("prefers-color-scheme:dark", html);
        Assert.Contains("width=device-width", html);
    }

    [Fact]
    public void Text_from_outside_stays_text()
    {
        const string Evil = "<script>alert(1)</script>\"&";
        ReportPage page = Page() with
        {
            Title = Evil,
            Notes = [Evil],
            Figures = [new ReportFigure(Evil, Evil)],
            Tables =
            [
                new Table(
                    "t",
                    Evil,
                    [Evil],
                    [
                        [Evil],
                    ]
                ),
            ],
        };

        Assert.DoesNotContain("<script", page.ToHtml(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Empty_table_says_that_there_is_nothing() =>
        Assert.Contains("<p>None.</p>", (Page() with { Tables = [new Table("t", "Fills", ["A"], [])] }).ToHtml());

    private static ReportPage Page() =>
        new()
        {
            Title = "Run 7",
            Notes = ["The run is complete."],
            Figures = [new ReportFigure("Equity", "112609.0844 USD")],
            Charts =
            [
                new Chart(
                    "c",
                    "C",
                    "x",
                    AxisKind.Number,
                    [new ChartPanel("y", [new ChartSeries("s", [1, 2], [3, 4])])]
                ),
            ],
            Tables =
            [
                new Table(
                    "orders",
                    "Orders",
                    ["Status", "Orders"],
                    [
                        ["Filled", "205"],
                    ]
                ),
            ],
        };
}
