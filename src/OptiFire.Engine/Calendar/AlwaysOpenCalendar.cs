using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Calendar;

/// <summary>A market that never closes: a session is a UTC day, from 00:00 to the next 00:00.</summary>
/// <remarks>Valid for the whole years a <see cref="Timestamp"/> can hold, 1678 to 2261. Stateless and thread-safe.</remarks>
public sealed class AlwaysOpenCalendar : ICalendar
{
    /// <summary>The name of this calendar: <c>always-open</c>.</summary>
    public const string CalendarName = "always-open";

    private const long NanosecondsPerDay = 86_400L * 1_000_000_000L;

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <inheritdoc />
    public string Name => CalendarName;

    /// <inheritdoc />
    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public DateOnly FirstDate { get; } = new(1678, 1, 1);

    /// <inheritdoc />
    public DateOnly LastDate { get; } = new(2261, 12, 31);

    /// <inheritdoc />
    public int SessionsPerYear => 365;

    /// <inheritdoc />
    public Session? SessionOn(DateOnly date) => SessionOf(date);

    /// <inheritdoc />
    public Session SessionAtOrAfter(Timestamp time) => SessionOf(DateAt(time));

    /// <inheritdoc />
    public Session LastClosedBefore(Timestamp time)
    {
        DateOnly date = DateAt(time);
        RequireValid(date);
        return SessionOf(date.AddDays(-1));
    }

    /// <inheritdoc />
    public bool IsOpen(Timestamp time)
    {
        RequireValid(DateAt(time));
        return true;
    }

    private Session SessionOf(DateOnly date)
    {
        RequireValid(date);
        Timestamp open = new((date.DayNumber - EpochDay) * NanosecondsPerDay);
        return new Session(date, open, new Timestamp(open.UnixNanoseconds + NanosecondsPerDay), IsEarlyClose: false);
    }

    private static DateOnly DateAt(Timestamp time)
    {
        (long days, long rest) = Math.DivRem(time.UnixNanoseconds, NanosecondsPerDay);
        return DateOnly.FromDayNumber(EpochDay + (int)(rest < 0 ? days - 1 : days));
    }

    private void RequireValid(DateOnly date)
    {
        if (date < FirstDate || date > LastDate)
        {
            throw new CalendarRangeException(this, date);
        }
    }
}
