using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Processor use and memory of the last readings, as a picture.</summary>
internal sealed class LoadHistory
{
    private const int Points = 720;

    private readonly Queue<(double Time, double CpuPercent, double Megabytes)> _points = new(Points + 1);

    public void Add(Timestamp time, double cpuPercent, double megabytes)
    {
        _points.Enqueue((time.UnixNanoseconds, cpuPercent, megabytes));
        if (_points.Count > Points)
        {
            _points.Dequeue();
        }
    }

    public Chart Draw(double maxCpuPercent, double maxMegabytes)
    {
        double[] times = [.. _points.Select(p => p.Time)];
        return new Chart(
            "process_load",
            "Processor use and memory of the process",
            "time",
            AxisKind.Time,
            [
                new ChartPanel(
                    "processor use (% of cores available)",
                    [
                        new ChartSeries("used", times, [.. _points.Select(p => p.CpuPercent)]),
                        new ChartSeries("limit", times, [.. times.Select(_ => maxCpuPercent)], SeriesStyle.Step),
                    ]
                ),
                new ChartPanel(
                    "memory (MB)",
                    [
                        new ChartSeries("resident", times, [.. _points.Select(p => p.Megabytes)]),
                        new ChartSeries("limit", times, [.. times.Select(_ => maxMegabytes)], SeriesStyle.Step),
                    ]
                ),
            ]
        );
    }
}
