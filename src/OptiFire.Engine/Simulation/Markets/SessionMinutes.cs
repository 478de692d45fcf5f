using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Sessions of a calendar, in whole minutes.</summary>
internal static class SessionMinutes
{
    /// <summary>The first sessions on or after a date.</summary>
    /// <exception cref="CalendarRangeException">The calendar ends before there are enough.</exception>
    /// <exception cref="ArgumentException">A session does not last whole minutes.</exception>
    public static Session[] Sessions(ICalendar calendar, DateOnly from, int count)
    {
        var sessions = new Session[count];
        DateOnly date = from;
        for (int found = 0; found < count; date = date.AddDays(1))
        {
            if (calendar.SessionOn(date) is not { } session)
            {
                continue;
            }

            if (session.Length <= TimeSpan.Zero || session.Length.Ticks % TimeSpan.TicksPerMinute != 0)
            {
                throw new ArgumentException(
                    $"The session of {date:yyyy-MM-dd} lasts {session.Length}; it must last whole minutes.",
                    nameof(calendar)
                );
            }

            sessions[found++] = session;
        }

        return sessions;
    }

    /// <summary>The minutes of a session.</summary>
    public static int Of(Session session) => (int)(session.Length.Ticks / TimeSpan.TicksPerMinute);
}
