namespace OptiFire.Sdk.Time;

/// <summary>Every so often inside sessions: <c>interval_5m</c>.</summary>
/// <remarks>
/// Counted from each opening, the opening included and the close not: <c>interval_5m</c> on a session from 09:30 to 16:00
/// is 09:30, 09:35, …, 15:55.
/// </remarks>
public sealed record IntervalSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not whole seconds from 1 s to 24 h.</exception>
    public IntervalSchedule(TimeSpan interval)
    {
        if (interval <= TimeSpan.Zero || interval > TimeSpan.FromDays(1) || !DurationText.IsWholeSeconds(interval))
        {
            throw new ArgumentOutOfRangeException(
                nameof(interval),
                interval,
                "An interval must be whole seconds from 1 s to 24 h."
            );
        }

        Interval = interval;
    }

    /// <summary>The time from one run to the next: whole seconds, 1 s to 24 h.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc />
    public override string ToString() => "interval_" + DurationText.Format(Interval);
}
