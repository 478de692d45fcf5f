using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Recorded or simulated time at a chosen speed: the first moment is now, the others follow at their distance.</summary>
/// <param name="time">The wall clock.</param>
/// <param name="speed">Engine seconds per second, greater than 0.</param>
internal sealed class PacedClock(TimeProvider time, double speed) : IEngineClock
{
    private Timestamp? _first;
    private long _started;

    public Timestamp WaitUntil(Timestamp moment, KernelBell bell, CancellationToken cancellationToken)
    {
        if (_first is null)
        {
            _first = moment;
            _started = time.GetTimestamp();
            return moment;
        }

        TimeSpan due = (moment - _first.Value) / speed;
        TimeSpan elapsed = time.GetElapsedTime(_started);
        if (elapsed >= due)
        {
            return moment;
        }

        using ITimer timer = time.CreateTimer(
            static s => ((KernelBell)s!).Nudge(),
            bell,
            due - elapsed,
            Timeout.InfiniteTimeSpan
        );
        while (elapsed < due)
        {
            if (bell.TakeRing())
            {
                return _first.Value + (elapsed * speed);
            }

            bell.Wait(cancellationToken);
            elapsed = time.GetElapsedTime(_started);
            if (elapsed < due && due - elapsed < TimeSpan.FromMilliseconds(1))
            {
                // Timers count in milliseconds and may be early by less than one: that much is waited for once more.
                timer.Change(TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            }
        }

        return moment;
    }
}
