namespace OptiFire.Sdk.Reports;

/// <summary>What the numbers of a chart's horizontal axis are.</summary>
public enum AxisKind
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Points in time, as nanoseconds since 1970.</summary>
    Time,
}
