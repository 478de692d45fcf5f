namespace OptiFire.Sdk.Reports;

/// <summary>A table as text, ready to show.</summary>
/// <param name="Name">Name in snake_case, unique within the instance.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Headings, with units.</param>
/// <param name="Rows">As many cells per row as headings.</param>
public sealed record Table(
    string Name,
    string Title,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
);
