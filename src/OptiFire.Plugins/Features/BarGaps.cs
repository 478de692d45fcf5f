using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Counts the bars that should stand between two others.</summary>
internal static class BarGaps
{
    /// <summary>How many bars are missing between two that follow each other in a series.</summary>
    /// <param name="calendar">The instrument's calendar.</param>
    /// <param name="size">The length of a bar.</param>
    /// <param name="previous">The event time of the earlier bar.</param>
    /// <param name="current">The event time of the later bar.</param>
    /// <returns>
    /// For session bars the sessions in between; for shorter bars those missing inside one session: the time between
    /// sessions holds no bars, and thin bars at a session's ends are not told from missing ones. At least 0.
    /// </returns>
    public static int Missing(ICalendar calendar, BarSize size, Timestamp previous, Timestamp current)
    {
        if (size != BarSize.Day)
        {
            Session session = calendar.SessionAtOrAfter(current - size.Length);
            bool isSame = session == calendar.SessionAtOrAfter(previous - size.Length);
            return isSame ? Math.Max(0, (int)((current - previous) / size.Length) - 1) : 0;
        }

        DateOnly before = calendar.LastClosedBefore(previous).Date;
        Session at = calendar.LastClosedBefore(current);
        int sessions = 0;
        while (at.Date > before)
        {
            sessions++;
            at = calendar.LastClosedBefore(at.Open);
        }

        return Math.Max(0, sessions - 1);
    }
}
