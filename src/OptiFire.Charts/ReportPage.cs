using System.Net;
using System.Text;
using OptiFire.Sdk.Reports;

namespace OptiFire.Charts;

/// <summary>A report as one HTML page that needs nothing beside it: no script, no request, pictures inside.</summary>
/// <remarks>
/// Follows the reader's dark or light setting; wide tables scroll by themselves on small screens. Everything given is text
/// and is escaped. The page can be mailed or archived as it is.
/// </remarks>
public sealed record ReportPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c1c1c;--dim:#5a5a5a;--paper:#fff;--line:#dcdcdc;--card:#f6f6f4}
        @media(prefers-color-scheme:dark){:root{--ink:#ececec;--dim:#a8a8a8;--paper:#161616;--line:#3a3a3a;--card:#222}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:70rem;padding:1rem;font:16px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
        h1{font-size:1.6rem;margin:.5rem 0 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
        p{color:var(--dim);margin:.25rem 0;overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:.5rem;margin:1rem 0}
        dl div{background:var(--card);border-radius:6px;padding:.6rem .75rem}
        dt{font-size:.85rem;color:var(--dim)}dd{margin:0;font-size:1.1rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        figure{margin:1rem 0;background:#fff;border-radius:6px;overflow-x:auto}svg{display:block;width:100%;min-width:32rem;height:auto}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        th{color:var(--dim);font-weight:600;white-space:nowrap}td{overflow-wrap:break-word;max-width:28rem}
        .n{text-align:right;white-space:nowrap}
        """;

    /// <summary>What the report is about.</summary>
    public required string Title { get; init; }

    /// <summary>Sentences below the title.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The numbers that matter most.</summary>
    public IReadOnlyList<ReportFigure> Figures { get; init; } = [];

    /// <summary>Pictures; their names must differ.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>Tables, below the pictures; an empty one says that there is nothing.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];

    /// <summary>Writes the page.</summary>
    /// <exception cref="ArgumentException">A chart cannot be drawn.</exception>
    public string ToHtml()
    {
        var html = new StringBuilder(64 * 1024);
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<link rel=\"icon\" href=\"data:,\">\n")
            .Append("<title>")
            .Append(Text(Title))
            .Append("</title>\n<style>\n")
            .Append(Style)
            .Append("\n</style>\n</head>\n<body>\n<h1>")
            .Append(Text(Title))
            .Append("</h1>\n");
        foreach (string note in Notes)
        {
            html.Append("<p>").Append(Text(note)).Append("</p>\n");
        }

        html.Append("<dl>\n");
        foreach (ReportFigure figure in Figures)
        {
            html.Append("<div><dt>").Append(Text(figure.Label)).Append("</dt><dd>");
            html.Append(Text(figure.Value)).Append("</dd></div>\n");
        }

        html.Append("</dl>\n");
        foreach (Chart chart in Charts)
        {
            html.Append("<figure>").Append(ChartRenderer.ToSvg(chart)).Append("</figure>\n");
        }

        foreach (Table table in Tables)
        {
            Append(html, table);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, Table table)
    {
        html.Append("<h2>").Append(Text(table.Title)).Append("</h2>\n");
        if (table.Rows.Count == 0)
        {
            html.Append("<p>None.</p>\n");
            return;
        }

        bool[] isNumeric = [.. table.Columns.Select((_, i) => table.Rows.All(row => IsNumber(row[i])))];
        html.Append("<div class=\"wide\"><table>\n<thead><tr>");
        for (int i = 0; i < isNumeric.Length; i++)
        {
            html.Append(isNumeric[i] ? "<th class=\"n\">" : "<th>").Append(Text(table.Columns[i])).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < isNumeric.Length; i++)
            {
                html.Append(isNumeric[i] ? "<td class=\"n\">" : "<td>").Append(Text(row[i])).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static bool IsNumber(string cell) => cell.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '%');

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
