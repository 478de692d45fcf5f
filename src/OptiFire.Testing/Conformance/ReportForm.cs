using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;

namespace OptiFire.Testing.Conformance;

/// <summary>Whether a service's report can be shown.</summary>
internal static class ReportForm
{
    /// <summary>What is wrong with a report; null when nothing is.</summary>
    public static string? Fault(ServiceReport report) =>
        report
            .Figures.Select(Fault)
            .Concat(report.Charts.Select(Fault))
            .Concat(report.Tables.Select(Fault))
            .FirstOrDefault(f => f is not null)
        ?? Repeated("figure", report.Figures.Select(f => f.Name))
        ?? Repeated("chart", report.Charts.Select(c => c.Name))
        ?? Repeated("table", report.Tables.Select(t => t.Name));

    private static string? Fault(ServiceFigure figure) =>
        !IsSnakeCase(figure.Name) ? $"the figure '{figure.Name}' is not named in snake_case"
        : !double.IsFinite(figure.Value) ? $"the figure '{figure.Name}' is {figure.Value}: leave out what is not known"
        : null;

    private static string? Fault(Chart chart) =>
        !IsSnakeCase(chart.Name)
            ? $"the chart '{chart.Name}' is not named in snake_case"
            : chart
                .Panels.SelectMany(p => p.Series)
                .Where(s => s.X.Length != s.Y.Length)
                .Select(s => $"'{s.Name}' of the chart '{chart.Name}' has {s.X.Length} x and {s.Y.Length} y")
                .FirstOrDefault();

    private static string? Fault(Table table) =>
        !IsSnakeCase(table.Name)
            ? $"the table '{table.Name}' is not named in snake_case"
            : table
                .Rows.Where(r => r.Count != table.Columns.Count)
                .Select(r =>
                    $"a row of the table '{table.Name}' has {r.Count} cells under {table.Columns.Count} headings"
                )
                .FirstOrDefault();

    private static string? Repeated(string what, IEnumerable<string> names) =>
        names
            .GroupBy(n => n, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => $"there are {g.Count()} {what}s '{g.Key}'")
            .FirstOrDefault();

    private static bool IsSnakeCase(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
