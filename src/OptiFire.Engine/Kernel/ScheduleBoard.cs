using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Shows other threads the kernel's timers.</summary>
/// <remarks>The kernel writes without a lock; who reads, reads again when the kernel wrote meanwhile.</remarks>
internal sealed class ScheduleBoard : IScheduleView
{
    private KernelTimer[] _timers = [];
    private int _version;

    /// <summary>Whether an instance is paused: its timers go on, and run nothing.</summary>
    public Func<InstanceId, bool> IsPaused { get; set; } = static _ => false;

    /// <summary>The kernel writes until what this gives is disposed.</summary>
    public Writing Write()
    {
        Volatile.Write(ref _version, _version + 1);
        Volatile.WriteBarrier();
        return new Writing(this);
    }

    /// <summary>Replaces the timers shown.</summary>
    public void Show(IEnumerable<KernelTimer> timers) => Volatile.Write(ref _timers, [.. timers]);

    /// <inheritdoc />
    public IReadOnlyList<ScheduledRun> Read() =>
        [
            .. Readings()
                .Select(r => new ScheduledRun(
                    r.Timer.Instance,
                    r.Timer.Shard,
                    r.Timer.ScheduleText,
                    r.Timer.NextAfter(in r.Figures),
                    r.Figures.Fired,
                    r.Figures.Fires,
                    r.Figures.Coalesced,
                    r.Figures.Misfires,
                    IsPaused(r.Timer.Instance)
                ))
                .OrderBy(run => run.Next ?? Timestamp.MaxValue),
        ];

    /// <inheritdoc />
    public IReadOnlyList<Timestamp> Preview(InstanceId instance, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var times = new SortedSet<Timestamp>();
        foreach ((KernelTimer timer, KernelTimerFigures figures) in Readings())
        {
            if (timer.Instance != instance)
            {
                continue;
            }

            Timestamp? next = timer.NextAfter(in figures);
            for (int i = 0; i < count && next is { } time; i++)
            {
                times.Add(time);
                next = timer.NextAfter(time);
            }
        }

        return [.. times.Take(count)];
    }

    private List<(KernelTimer Timer, KernelTimerFigures Figures)> Readings()
    {
        var readings = new List<(KernelTimer, KernelTimerFigures)>();
        var spin = new SpinWait();
        while (true)
        {
            int version = Volatile.Read(ref _version);
            readings.Clear();
            foreach (KernelTimer timer in Volatile.Read(ref _timers))
            {
                readings.Add((timer, timer.Figures));
            }

            Volatile.ReadBarrier();
            if (version % 2 == 0 && Volatile.Read(ref _version) == version)
            {
                return readings;
            }

            spin.SpinOnce();
        }
    }

    /// <summary>Ends a writing.</summary>
    public readonly ref struct Writing(ScheduleBoard board) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref board._version, board._version + 1);
    }
}
