using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Recorded or simulated time at a chosen speed: the first moment is now, the others follow at their distance.</summary>
/// <param name="time">The wall clock.</param>
/// <param name="speed">Engine seconds per second, greater than 0.</param>
internal sealed class PacedClock(TimeProvider time, double speed) : IEngineClock
{
    private Timestamp? _first;
    private long _started;

    public bool WaitUntil(Timestamp moment, CancellationToken cancellationToken)
    {
        if (_first is null)
        {
            _first = moment;
            _started = time.GetTimestamp();
            return true;
        }

        bool hasWaited = false;
        TimeSpan due = (moment - _first.Value) / speed;
        while (due - time.GetElapsedTime(_started) is { Ticks: > 0 } rest)
        {
            using var reached = new ManualResetEventSlim();
            using ITimer timer = time.CreateTimer(
                static s => ((ManualResetEventSlim)s!).Set(),
                reached,
                rest,
                Timeout.InfiniteTimeSpan
            );
            reached.Wait(cancellationToken);
            hasWaited = true;
        }

        return hasWaited;
    }
}
