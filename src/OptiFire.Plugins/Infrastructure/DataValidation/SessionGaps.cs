using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Counts what is missing between two rows by the market's calendar.</summary>
internal static class SessionGaps
{
    private const int Most = 1_000;

    /// <summary>Sessions that opened between two session bars and have none.</summary>
    public static int Sessions(ICalendar calendar, Timestamp last, Timestamp next)
    {
        if (next - last < TimeSpan.FromHours(26) || !Covers(calendar, last, next))
        {
            return 0;
        }

        int opened = 0;
        Session session = calendar.SessionAtOrAfter(last);
        while (session.Open < next && opened < Most)
        {
            opened += session.Open < last ? 0 : 1;
            session = calendar.SessionAtOrAfter(session.Close + TimeSpan.FromTicks(1));
        }

        return Math.Max(0, opened - 1); // one of them is the next bar's own
    }

    /// <summary>Whole bars that fit into the regular sessions between the end of one bar and the start of the next.</summary>
    public static int Bars(ICalendar calendar, Timestamp last, Timestamp start, TimeSpan length)
    {
        if (!Covers(calendar, last, start))
        {
            return 0;
        }

        TimeSpan open = TimeSpan.Zero;
        Session session = calendar.SessionAtOrAfter(last);
        for (int i = 0; session.Open < start && i < Most; i++)
        {
            Timestamp from = session.Open > last ? session.Open : last;
            Timestamp to = session.Close < start ? session.Close : start;
            open += to > from ? to - from : TimeSpan.Zero;
            session = calendar.SessionAtOrAfter(session.Close + TimeSpan.FromTicks(1));
        }

        return (int)Math.Min(int.MaxValue, open / length);
    }

    /// <summary>Whether the calendar answers for both times, with room for the session after them.</summary>
    public static bool Covers(ICalendar calendar, Timestamp first, Timestamp last) =>
        first.UtcDate > calendar.FirstDate.AddDays(10) && last.UtcDate < calendar.LastDate.AddDays(-10);
}
