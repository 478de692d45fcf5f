namespace OptiFire.Charts;

/// <summary>One number of a report.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number with its unit.</param>
public sealed record ReportFigure(string Label, string Value);
