namespace OptiFire.Testing.Services;

/// <summary>A timer of a <see cref="ManualTime"/>.</summary>
internal sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>When it fires next, in ticks of its clock.</summary>
    public long Due { get; private set; } = long.MaxValue;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Set(long due, TimeSpan period)
    {
        Due = due;
        _period = period;
    }

    /// <summary>Sets the next time after one that came.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Renew()
    {
        bool repeats = _period > TimeSpan.Zero;
        Due = repeats ? Due + _period.Ticks : long.MaxValue;
        return repeats;
    }

    public void Fire() => callback(state);

    public void Dispose() => time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
