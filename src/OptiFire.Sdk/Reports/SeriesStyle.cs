namespace OptiFire.Sdk.Reports;

/// <summary>How a chart draws a series.</summary>
public enum SeriesStyle
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A line that holds each value until the next.</summary>
    Step,

    /// <summary>A line with the space to zero filled.</summary>
    Area,

    /// <summary>Bars from zero.</summary>
    Bars,

    /// <summary>Points.</summary>
    Points,
}
