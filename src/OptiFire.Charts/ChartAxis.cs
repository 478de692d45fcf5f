using OptiFire.Sdk.Reports;

namespace OptiFire.Charts;

/// <summary>The horizontal axis that all panels of a chart share.</summary>
internal sealed class ChartAxis
{
    private const double NanosecondsPerDay = 86_400e9;
    private const double DaysTo1970 = 25_569;
    private const double Margin = 0.01;

    public ChartAxis(Chart chart)
    {
        Kind = chart.XAxis;
        double[] all = [.. chart.Panels.SelectMany(p => p.Series).SelectMany(s => s.X).Select(Place)];
        (double low, double high) = all.Length == 0 ? (Place(0), Place(0)) : (all.Min(), all.Max());
        double room = high > low ? (high - low) * Margin : 0.5;
        Low = low - room;
        High = high + room;
    }

    public AxisKind Kind { get; }

    public double Low { get; }

    public double High { get; }

    /// <summary>Where a number stands on the axis: times are counted in days, as the drawing library does.</summary>
    public double Place(double x) => Kind == AxisKind.Time ? DaysTo1970 + (x / NanosecondsPerDay) : x;

    /// <summary>A time as a label, as exact as the axis is long.</summary>
    public string Label(DateTime time) =>
        (High - Low) switch
        {
            > 60 => time.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            > 2 => time.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            > 0.05 => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            _ => time.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        };
}
