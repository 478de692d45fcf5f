namespace OptiFire.Sdk.Time;

/// <summary>When a market is open: sessions with their opening and closing times.</summary>
/// <remarks>
/// A calendar knows its validity: outside it every question throws <see cref="CalendarRangeException"/> instead of guessing.
/// </remarks>
public interface ICalendar
{
    /// <summary>Stable name, such as <c>us-equity</c> or <c>always-open</c>.</summary>
    string Name { get; }

    /// <summary>The market's own time zone: that of session dates, and of schedules that name a time of day.</summary>
    TimeZoneInfo TimeZone { get; }

    /// <summary>The first date the calendar answers for.</summary>
    DateOnly FirstDate { get; }

    /// <summary>The last date the calendar answers for.</summary>
    DateOnly LastDate { get; }

    /// <summary>The session of a date in the market's own time zone, or null when the market is closed all day.</summary>
    /// <exception cref="CalendarRangeException">The date is outside the calendar's validity.</exception>
    Session? SessionOn(DateOnly date);

    /// <summary>The first session whose close is after <paramref name="time"/>: the running one, or the next.</summary>
    /// <exception cref="CalendarRangeException">The answer lies outside the calendar's validity.</exception>
    Session SessionAtOrAfter(Timestamp time);

    /// <summary>The last session whose close is at or before <paramref name="time"/>.</summary>
    /// <exception cref="CalendarRangeException">The answer lies outside the calendar's validity.</exception>
    Session LastClosedBefore(Timestamp time);

    /// <summary>Whether the market is in its regular session: open ≤ time &lt; close.</summary>
    /// <exception cref="CalendarRangeException">The time is outside the calendar's validity.</exception>
    bool IsOpen(Timestamp time);

    /// <summary>The number of regular sessions per year, for annualising (252 for US equities, 365 for an always-open market).</summary>
    int SessionsPerYear { get; }
}
