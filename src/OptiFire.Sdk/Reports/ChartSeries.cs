namespace OptiFire.Sdk.Reports;

/// <summary>One series of a chart: as many x as y; a NaN in y breaks the line.</summary>
public sealed record ChartSeries(string Name, double[] X, double[] Y, SeriesStyle Style = SeriesStyle.Line);
