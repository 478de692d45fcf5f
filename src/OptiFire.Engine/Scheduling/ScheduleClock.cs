using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Scheduling;

/// <summary>The times of one schedule on one calendar. Immutable and thread-safe.</summary>
public sealed class ScheduleClock
{
    private const long NanosecondsPerTick = 100;

    private readonly CronOccurrences? _cron;

    /// <summary>Makes the clock of a schedule.</summary>
    /// <exception cref="FormatException">A cron field is not cron, or a time zone is not known on this machine.</exception>
    public ScheduleClock(Schedule schedule, ICalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(calendar);
        Schedule = schedule;
        Calendar = calendar;
        _cron = schedule is CronSchedule cron ? new CronOccurrences(cron, calendar.TimeZone) : null;
    }

    /// <summary>The schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>The calendar whose sessions and time zone count.</summary>
    public ICalendar Calendar { get; }

    /// <summary>The next time strictly after a point.</summary>
    /// <returns>
    /// Null when there is none: for <c>on(…)</c>, and for a cron expression that names no date, such as February 30.
    /// </returns>
    /// <exception cref="CalendarRangeException">The answer depends on days outside the calendar's validity.</exception>
    public Timestamp? NextAfter(Timestamp time) =>
        Schedule switch
        {
            SessionSchedule { Edge: SessionEdge.Open } schedule => NextOpen(time - schedule.Offset) + schedule.Offset,
            SessionSchedule schedule => Calendar.SessionAtOrAfter(time - schedule.Offset).Close + schedule.Offset,
            IntervalSchedule schedule => NextStep(time, schedule.Interval),
            DailySchedule schedule => NextDaily(time, schedule.Time),
            CronSchedule => _cron!.NextAfter(time),
            EventSchedule => null,
            _ => throw new NotSupportedException($"The schedule '{Schedule}' is of a kind this engine does not know."),
        };

    /// <summary>The next times strictly after a point, ascending: fewer than asked where there are no more.</summary>
    /// <param name="after">The point.</param>
    /// <param name="count">How many times, at least zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="CalendarRangeException">The answer depends on days outside the calendar's validity.</exception>
    public IReadOnlyList<Timestamp> Preview(Timestamp after, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        List<Timestamp> times = [];
        while (times.Count < count && NextAfter(after) is { } next)
        {
            times.Add(next);
            after = next;
        }

        return times;
    }

    private Timestamp NextOpen(Timestamp time)
    {
        Session session = Calendar.SessionAtOrAfter(time);
        return session.Open > time ? session.Open : Calendar.SessionAtOrAfter(session.Close).Open;
    }

    private Timestamp NextStep(Timestamp time, TimeSpan interval)
    {
        Session session = Calendar.SessionAtOrAfter(time);
        if (time < session.Open)
        {
            return session.Open;
        }

        long step = interval.Ticks * NanosecondsPerTick;
        long elapsed = time.UnixNanoseconds - session.Open.UnixNanoseconds;
        Timestamp next = new(session.Open.UnixNanoseconds + (elapsed / step + 1) * step);
        return next < session.Close ? next : Calendar.SessionAtOrAfter(session.Close).Open;
    }

    private Timestamp NextDaily(Timestamp time, TimeOnly timeOfDay)
    {
        for (DateOnly date = MarketTime.DateAt(time, Calendar.TimeZone); ; date = date.AddDays(1))
        {
            Timestamp candidate = MarketTime.At(date, timeOfDay, Calendar.TimeZone);
            if (candidate > time && Calendar.SessionOn(date) is not null)
            {
                return candidate;
            }
        }
    }
}
