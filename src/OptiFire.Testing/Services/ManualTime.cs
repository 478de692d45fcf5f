namespace OptiFire.Testing.Services;

/// <summary>A clock that stands until it is moved; timers made with it fire while it moves.</summary>
/// <param name="start">The first reading of the wall clock.</param>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private long _ticks;

    /// <summary>A clock that starts on 2024-01-02 at 15:00 UTC, in a session of US equities.</summary>
    public ManualTime()
        : this(new DateTimeOffset(2024, 1, 2, 15, 0, 0, TimeSpan.Zero)) { }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _ticks;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on; due timers fire in order of their times, on the calling thread.</summary>
    /// <param name="by">How far, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long until;
        lock (_gate)
        {
            until = _ticks + by.Ticks;
        }

        while (TakeDue(until) is { } due)
        {
            due.Fire();
        }
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Set(_ticks + dueTime.Ticks, period);
                _timers.Add(timer);
            }
        }
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>Moves to the next due timer and takes it, or to the end when none is due.</summary>
    private ManualTimer? TakeDue(long until)
    {
        lock (_gate)
        {
            ManualTimer? due = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
            long to = Math.Max(_ticks, due?.Due ?? until);
            _now += TimeSpan.FromTicks(to - _ticks);
            _ticks = to;
            if (due is not null && !due.Renew())
            {
                _timers.Remove(due);
            }

            return due;
        }
    }
}
