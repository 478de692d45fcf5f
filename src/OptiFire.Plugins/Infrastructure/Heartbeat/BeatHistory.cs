using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>The last beats, as a picture.</summary>
internal sealed class BeatHistory
{
    private const int Points = 720;

    private readonly Queue<(double Time, double Lag, double Sequence, double Missed)> _points = new(Points + 1);

    public void Add(DateTimeOffset time, EngineHealth reading, bool isGood)
    {
        _points.Enqueue(
            (Timestamp.From(time).UnixNanoseconds, reading.InStepFor.TotalSeconds, reading.Sequence, isGood ? 0 : 1)
        );
        if (_points.Count > Points)
        {
            _points.Dequeue();
        }
    }

    public Chart Draw()
    {
        double[] times = [.. _points.Select(p => p.Time)];
        return new Chart(
            "heartbeat",
            "Progress of the engine",
            "time",
            AxisKind.Time,
            [
                new ChartPanel("sequence", [new ChartSeries("sequence", times, [.. _points.Select(p => p.Sequence)])]),
                new ChartPanel(
                    "in one step for (s)",
                    [
                        new ChartSeries("in one step for", times, [.. _points.Select(p => p.Lag)], SeriesStyle.Step),
                        new ChartSeries("missed beat", times, [.. _points.Select(p => p.Missed)], SeriesStyle.Bars),
                    ]
                ),
            ]
        );
    }

    public static Table Feeds(EngineHealth reading) =>
        new(
            "feeds",
            "Sources of data",
            ["source", "rows", "newest", "age (s)", "state"],
            [
                .. reading.Feeds.Select(f =>
                    (IReadOnlyList<string>)
                        [
                            f.Name,
                            f.Rows.ToString(CultureInfo.InvariantCulture),
                            f.Newest?.ToString() ?? "",
                            f.SinceRow?.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) ?? "",
                            f.HasEnded ? "ended" : "open",
                        ]
                ),
            ]
        );
}
