using System.Diagnostics;
using System.Globalization;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>How much of the machine other processes take while something is measured; Linux only.</summary>
internal sealed class OtherProcesses
{
    private const double TicksPerSecond = 100; // USER_HZ of /proc/stat

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly double _busy = Busy();
    private readonly TimeSpan _own = Environment.CpuUsage.TotalTime;

    /// <summary>Processors that others kept busy since the beginning, on average.</summary>
    public double Processors =>
        (Busy() - _busy - (Environment.CpuUsage.TotalTime - _own).TotalSeconds)
        / Stopwatch.GetElapsedTime(_started).TotalSeconds;

    /// <summary>Seconds that all processors were not idle.</summary>
    private static double Busy()
    {
        // "cpu user nice system idle iowait irq softirq steal guest guest_nice"
        long[] ticks =
        [
            .. File.ReadLines("/proc/stat")
                .First()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
                .Select(t => long.Parse(t, CultureInfo.InvariantCulture)),
        ];
        return (ticks.Sum() - ticks[3] - ticks[4]) / TicksPerSecond;
    }
}
