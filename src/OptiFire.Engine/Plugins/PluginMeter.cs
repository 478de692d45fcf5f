using System.Diagnostics;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Runs a shard and measures it: wall time and allocated bytes per run, processor time shared over a stretch of runs.</summary>
/// <remarks>
/// Reading a thread's processor time costs more than a cheap run. So it is read once per stretch and shared among the
/// stretch's runs by their wall time; a run that took more than a quarter of its budget ends its stretch at once, so its
/// own figure is exact. A meter belongs to one thread.
/// </remarks>
internal sealed class PluginMeter(ThreadClock clock)
{
    private const int StretchRuns = 1024;

    private readonly List<(PluginStatistics Statistics, long Ticks)> _runs = new(StretchRuns);
    private readonly int _thread = clock.CurrentThread;
    private long _readAt;
    private long _ticks;
    private ActivationShard? _running;
    private long _since;

    /// <summary>The processor time of the meter's thread, from any thread; null where the system does not tell.</summary>
    public long? ThreadNanoseconds => clock.NanosecondsOf(_thread);

    /// <summary>Whether the meter's thread waits for something that is no processor; from any thread.</summary>
    public bool IsThreadAsleep => clock.IsAsleep(_thread);

    public void Run(ActivationShard shard)
    {
        if (_runs.Count == 0)
        {
            _readAt = clock.Nanoseconds;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        Volatile.Write(ref _since, started);
        Volatile.Write(ref _running, shard);
        shard.Result = PluginCalls.Invoke(shard);
        Volatile.Write(ref _running, null);
        long ticks = Stopwatch.GetTimestamp() - started;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        PluginStatistics statistics = shard.Statistics;
        statistics.AllocatedBytes += allocated;
        statistics.LastAllocatedBytes = allocated;
        statistics.WallTicks += ticks;
        statistics.LastWallTicks = ticks;
        _runs.Add((statistics, ticks));
        _ticks += ticks;
        if (ticks > shard.Binding.BudgetTicks / 4 || _runs.Count == StretchRuns)
        {
            Share();
        }
    }

    /// <summary>Who has been running for longer than a time; from any thread.</summary>
    public InstanceId? RunningFor(TimeSpan time) =>
        Volatile.Read(ref _running) is { } shard && Stopwatch.GetElapsedTime(Volatile.Read(ref _since)) > time
            ? shard.Instance
            : null;

    /// <summary>Ends the stretch: the time used since it began belongs to its runs.</summary>
    private void Share()
    {
        // The stretch holds the kernel's own work too: runs cannot have used more than their wall time.
        double wall = _ticks * (1e9 / Stopwatch.Frequency);
        double perTick = _ticks == 0 ? 0 : Math.Min(clock.Nanoseconds - _readAt, wall) / _ticks;
        foreach ((PluginStatistics statistics, long ticks) in _runs)
        {
            statistics.AddCpu((long)(ticks * perTick));
        }

        _runs.Clear();
        _ticks = 0;
    }
}
