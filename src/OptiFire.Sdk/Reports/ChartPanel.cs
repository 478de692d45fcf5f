namespace OptiFire.Sdk.Reports;

/// <summary>One plot area of a chart; panels stand above each other and share the horizontal axis.</summary>
/// <param name="YLabel">What the vertical axis shows, with its unit.</param>
/// <param name="Series">What is drawn.</param>
public sealed record ChartPanel(string YLabel, IReadOnlyList<ChartSeries> Series);
