using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

/// <summary>Every weekday of 2024 from 14:30 to 21:00 UTC; 3 January closes at 18:00.</summary>
internal sealed class WeekdayCalendar : ICalendar
{
    public string Name => "weekdays";

    public DateOnly FirstDate => new(2024, 1, 1);

    public DateOnly LastDate => new(2024, 12, 31);

    public int SessionsPerYear => 252;

    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    public Session? SessionOn(DateOnly date)
    {
        if (date < FirstDate || date > LastDate)
        {
            throw new CalendarRangeException(this, date);
        }

        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return null;
        }

        bool isHalf = date == new DateOnly(2024, 1, 3);
        return new Session(
            date,
            Timestamp.FromUtc(date.Year, date.Month, date.Day, 14, 30),
            Timestamp.FromUtc(date.Year, date.Month, date.Day, isHalf ? 18 : 21),
            isHalf
        );
    }

    public Session SessionAtOrAfter(Timestamp time)
    {
        for (DateOnly date = time.UtcDate; ; date = date.AddDays(1))
        {
            if (SessionOn(date) is { } session && session.Close > time)
            {
                return session;
            }
        }
    }

    public Session LastClosedBefore(Timestamp time)
    {
        for (DateOnly date = time.UtcDate; ; date = date.AddDays(-1))
        {
            if (SessionOn(date) is { } session && session.Close <= time)
            {
                return session;
            }
        }
    }

    public bool IsOpen(Timestamp time) => SessionAtOrAfter(time).Open <= time;
}
