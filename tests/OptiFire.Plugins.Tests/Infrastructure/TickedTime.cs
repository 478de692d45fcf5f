namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>A clock that moves when told to, with one periodic timer; its wall clock can be set apart from it.</summary>
public sealed class TickedTime : TimeProvider
{
    private long _monotonic;
    private long _wall = new DateTimeOffset(2024, 6, 3, 12, 0, 0, TimeSpan.Zero).UtcTicks;
    private Action? _tick;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _monotonic;

    public override DateTimeOffset GetUtcNow() => new(_wall, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _tick = () => callback(state);
        return new Periodic();
    }

    /// <summary>Moves on by the timer's period.</summary>
    public void Advance(TimeSpan period)
    {
        _monotonic += period.Ticks;
        _wall += period.Ticks;
        SpinWait.SpinUntil(() => _tick is not null, TimeSpan.FromSeconds(30));
        _tick!();
    }

    /// <summary>Sets the wall clock, as an operator or NTP does.</summary>
    public void SetWall(TimeSpan change) => _wall += change.Ticks;

    private sealed class Periodic : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
