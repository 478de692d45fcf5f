using System.Diagnostics;

namespace OptiFire.Engine.Plugins;

/// <summary>Runs a shard and measures it: wall time and allocated bytes per run, processor time shared over a stretch of runs.</summary>
/// <remarks>
/// Reading a thread's processor time costs more than a cheap run. So it is read once per stretch and shared among the
/// stretch's runs by their wall time; a run that took more than a quarter of its budget ends its stretch at once, so its
/// own figure is exact.
/// </remarks>
internal sealed class PluginMeter(ThreadClock clock)
{
    private const int StretchRuns = 1024;

    [ThreadStatic]
    private static Stretch? t_stretch;

    public void Run(ActivationShard shard)
    {
        Stretch stretch = t_stretch ??= new Stretch(clock);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        shard.Result = PluginCalls.Invoke(shard);
        long ticks = Stopwatch.GetTimestamp() - started;
        PluginStatistics statistics = shard.Statistics;
        statistics.AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
        statistics.WallTicks += ticks;
        statistics.LastWallTicks = ticks;
        statistics.MaxWallTicks = Math.Max(statistics.MaxWallTicks, ticks);
        long budget = shard.Binding.Activation.Budget.CpuMilliseconds * Stopwatch.Frequency / 1000;
        statistics.OverBudget += ticks > budget ? 1 : 0;
        stretch.Add(statistics, ticks, endsNow: ticks > budget / 4);
    }

    /// <summary>Runs of one thread between two readings of its clock.</summary>
    private sealed class Stretch(ThreadClock clock)
    {
        private readonly List<(PluginStatistics Statistics, long Ticks)> _runs = new(StretchRuns);
        private long _readAt = clock.Nanoseconds;
        private long _ticks;

        public void Add(PluginStatistics statistics, long ticks, bool endsNow)
        {
            _runs.Add((statistics, ticks));
            _ticks += ticks;
            if (endsNow || _runs.Count == StretchRuns)
            {
                Share();
            }
        }

        private void Share()
        {
            long now = clock.Nanoseconds;
            // The stretch holds the kernel's own work too: runs cannot have used more than their wall time.
            double wall = _ticks * (1e9 / Stopwatch.Frequency);
            double perTick = _ticks == 0 ? 0 : Math.Min(now - _readAt, wall) / _ticks;
            foreach ((PluginStatistics statistics, long ticks) in _runs)
            {
                statistics.CpuNanoseconds += (long)(ticks * perTick);
            }

            _runs.Clear();
            _ticks = 0;
            _readAt = now;
        }
    }
}
