using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Recorded or simulated time at a chosen speed: the first moment is now, the others follow at their distance.</summary>
/// <remarks>
/// It goes by the monotonic clock. Setting the machine's wall clock, by however much, neither moves it nor holds it up; a
/// monotonic clock that goes back all the same makes it stand still until that has caught up.
/// </remarks>
/// <param name="time">The machine's clock.</param>
/// <param name="speed">Engine seconds per second, greater than 0.</param>
/// <param name="tolerance">How late a moment may be, in real time, without the clock being ahead of the engine.</param>
internal sealed class PacedClock(TimeProvider time, double speed, TimeSpan tolerance) : IEngineClock
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

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
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        while (elapsed < due)
        {
            if (bell.TakeRing())
            {
                return _first.Value + (elapsed * speed);
            }

            // Timers count whole milliseconds and may be early: what is left is waited for again.
            double milliseconds = Math.Min(
                Math.Ceiling((due - elapsed).TotalMilliseconds),
                LongestWait.TotalMilliseconds
            );
            timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
            bell.Wait(cancellationToken);
            elapsed = time.GetElapsedTime(_started);
        }

        return moment;
    }

    public TimeSpan Until(Timestamp moment)
    {
        TimeSpan left = _first is { } first
            ? ((moment - first) / speed) - time.GetElapsedTime(_started)
            : TimeSpan.Zero;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public Timestamp? LateAfter(Timestamp moment)
    {
        if (_first is not { } first)
        {
            return null;
        }

        TimeSpan elapsed = time.GetElapsedTime(_started);
        if (elapsed - (moment - first) / speed <= tolerance)
        {
            return null;
        }

        // At a great speed the clock may be where no timestamp reaches: then there is no time to jump to.
        double nanoseconds = elapsed.Ticks * 100.0 * speed;
        return nanoseconds < Timestamp.MaxValue.UnixNanoseconds - (double)first.UnixNanoseconds
            ? first + elapsed * speed
            : null;
    }
}
