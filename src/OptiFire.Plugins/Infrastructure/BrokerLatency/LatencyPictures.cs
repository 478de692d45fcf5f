using System.Globalization;
using System.Text;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Durations of all stages as a curve and as a table.</summary>
internal static class LatencyPictures
{
    private const double LastNines = 4;
    private const double Step = 0.05;

    /// <summary>Percentiles over the number of nines, so that the tail takes as much room as the body.</summary>
    public static Chart Curve(IEnumerable<(LatencyStage Stage, LatencyHistogram Durations)> stages)
    {
        double[] nines = [.. Enumerable.Range(0, (int)(LastNines / Step) + 1).Select(i => i * Step)];
        return new Chart(
            "latency_percentiles",
            "How long orders take",
            "nines of the percentile: 1 is p90, 2 is p99, 3 is p99.9",
            AxisKind.Number,
            [
                new ChartPanel(
                    "at most (ms)",
                    [
                        .. stages
                            .Where(s => s.Durations.Count > 0)
                            .Select(s => new ChartSeries(
                                Name(s.Stage),
                                nines,
                                [.. nines.Select(n => s.Durations.Milliseconds(1 - Math.Pow(10, -n)))],
                                SeriesStyle.Step
                            )),
                    ]
                ),
            ]
        );
    }

    public static Table Percentiles(IEnumerable<(LatencyStage Stage, LatencyHistogram Durations)> stages) =>
        new(
            "latency",
            "How long orders take",
            ["stage", "count", "p50 (ms)", "p95 (ms)", "p99 (ms)", "max (ms)"],
            [
                .. stages.Select(s =>
                    (IReadOnlyList<string>)
                        [
                            Name(s.Stage),
                            s.Durations.Count.ToString(CultureInfo.InvariantCulture),
                            .. new[] { 0.5, 0.95, 0.99, 1 }.Select(q => Text(s.Durations.Milliseconds(q))),
                        ]
                ),
            ]
        );

    private static string Text(double milliseconds) =>
        double.IsNaN(milliseconds) ? "" : milliseconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Name(LatencyStage stage)
    {
        var name = new StringBuilder();
        foreach (char letter in stage.ToString())
        {
            name.Append(char.IsUpper(letter) && name.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
