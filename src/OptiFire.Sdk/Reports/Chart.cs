namespace OptiFire.Sdk.Reports;

/// <summary>A picture as data; a renderer makes SVG or PNG of it.</summary>
/// <param name="Name">Name in snake_case, unique within the instance.</param>
/// <param name="Title">What it shows.</param>
/// <param name="XLabel">What the horizontal axis shows, with its unit.</param>
/// <param name="XAxis">What the numbers of the horizontal axis are.</param>
/// <param name="Panels">Plot areas, top down.</param>
public sealed record Chart(string Name, string Title, string XLabel, AxisKind XAxis, IReadOnlyList<ChartPanel> Panels);
