namespace OptiFire.Engine.Tests.Budgets;

/// <summary>The system's time, faster: a second passes in a fraction of one.</summary>
internal sealed class FastTime(double factor) : TimeProvider
{
    public override long GetTimestamp() => (long)(System.GetTimestamp() * factor);

    public override long TimestampFrequency => System.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Scaled(dueTime, factor), Scaled(period, factor)), factor);

    private static TimeSpan Scaled(TimeSpan span, double factor) => span <= TimeSpan.Zero ? span : span / factor;

    private sealed class FastTimer(ITimer timer, double factor) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(Scaled(dueTime, factor), Scaled(period, factor));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
