using System.Globalization;

namespace OptiFire.Sdk.Time;

/// <summary>At a time of day of the market, on each day with a session: <c>daily@09:45</c>.</summary>
/// <remarks>The time may lie outside the session. It is reached once a day, also when clocks change.</remarks>
public sealed record DailySchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <exception cref="ArgumentException">The time has a fraction of a second.</exception>
    public DailySchedule(TimeOnly time)
    {
        if (!DurationText.IsWholeSeconds(time.ToTimeSpan()))
        {
            throw new ArgumentException($"A time of day must be whole seconds; it is {time:O}.", nameof(time));
        }

        Time = time;
    }

    /// <summary>The time of day in the market's own zone, in whole seconds.</summary>
    public TimeOnly Time { get; }

    /// <inheritdoc />
    public override string ToString() =>
        "daily@" + Time.ToString(Time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
