using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Realised variance by session, oldest first; NaN where a price is bad or bars of the session are missing.</summary>
internal sealed class DailyVariances
{
    // Fewer bars than this share of a session leave out too much of its variance.
    private const double LeastShare = 0.9;

    private readonly List<DateOnly> _dates = [];
    private readonly List<double> _values = [];

    /// <summary>The sessions.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>Their variances, log return².</summary>
    public double[] ToArray() => [.. _values];

    /// <summary>Measures sessions from the close before to their own.</summary>
    public static DailyVariances OfCloses(Window<double> closes)
    {
        var days = new DailyVariances();
        for (int i = 1; i < closes.Length; i++)
        {
            days.Add(closes.Times[i].UtcDate, Square(closes.Values[i - 1], closes.Values[i]));
        }

        return days;
    }

    /// <summary>Measures sessions by their overnight return and their range.</summary>
    public static DailyVariances OfRanges(
        Window<double> opens,
        Window<double> highs,
        Window<double> lows,
        Window<double> closes
    )
    {
        var days = new DailyVariances();
        for (int i = 1; i < closes.Length; i++)
        {
            double range = Square(lows.Values[i], highs.Values[i]) / (4 * Math.Log(2));
            days.Add(closes.Times[i].UtcDate, Square(closes.Values[i - 1], opens.Values[i]) + range);
        }

        return days;
    }

    /// <summary>Measures sessions by their overnight return and the bars within them; bars outside are left out.</summary>
    public static DailyVariances OfBars(
        Window<double> opens,
        Window<double> closes,
        TimeSpan length,
        ICalendar calendar
    )
    {
        var days = new DailyVariances();
        Session session = default;
        double before = double.NaN;
        double sum = 0;
        int bars = 0;
        for (int i = 0; i < closes.Length; i++)
        {
            Timestamp end = closes.Times[i];
            if (bars == 0 || end > session.Close)
            {
                days.Close(session, sum, bars, length);
                session = calendar.SessionAtOrAfter(end - TimeSpan.FromTicks(1));
                (sum, bars) = (0, 0);
            }

            if (end > session.Open)
            {
                sum +=
                    bars++ > 0
                        ? Square(before, closes.Values[i])
                        : Square(before, opens.Values[i]) + Square(opens.Values[i], closes.Values[i]);
                before = closes.Values[i];
            }
        }

        // The last session counts only when it is over.
        if (closes.Length > 0 && closes.Times[^1] >= session.Close)
        {
            days.Close(session, sum, bars, length);
        }

        return days;
    }

    private void Close(Session session, double sum, int bars, TimeSpan length)
    {
        if (bars > 0)
        {
            Add(session.Date, bars >= LeastShare * (session.Length / length) ? sum : double.NaN);
        }
    }

    private void Add(DateOnly date, double variance)
    {
        _dates.Add(date);
        _values.Add(variance);
    }

    private static double Square(double before, double after)
    {
        double move = before > 0 && after > 0 ? Math.Log(after / before) : double.NaN;
        return move * move;
    }
}
