namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>A machine whose clocks move only when told to, or when somebody waits: then at once by as much as is waited for.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _monotonic;
    private long _wall = DateTimeOffset.UnixEpoch.AddYears(50).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _monotonic);

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _wall), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref _monotonic, time.Ticks);
        Interlocked.Add(ref _wall, time.Ticks);
    }

    /// <summary>Sets the wall clock, as an operator or NTP does.</summary>
    public void SetWall(TimeSpan change) => Interlocked.Add(ref _wall, change.Ticks);

    /// <summary>Turns the monotonic clock, which no sound machine does.</summary>
    public void TurnMonotonic(TimeSpan change) => Interlocked.Add(ref _monotonic, change.Ticks);

    private sealed class Timer(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Advance(dueTime);
                callback(state);
            }

            return true;
        }

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
