using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Calendar;

/// <summary>All sessions of a calendar in flat arrays: every question is a binary search without an allocation.</summary>
internal sealed class SessionTable
{
    private const int Closed = -1;

    private readonly ICalendar _calendar;
    private readonly Timestamp _validFrom;
    private readonly Timestamp _validUntil;
    private readonly long[] _closes;
    private readonly Session[] _sessions;
    private readonly int[] _sessionOfDay;

    /// <summary>Builds the table from a function that gives the session of each valid date.</summary>
    public SessionTable(ICalendar calendar, Func<DateOnly, Session?> sessionOn)
    {
        _calendar = calendar;
        _validFrom = MarketTime.At(calendar.FirstDate, TimeOnly.MinValue, calendar.TimeZone);
        _validUntil = MarketTime.At(calendar.LastDate.AddDays(1), TimeOnly.MinValue, calendar.TimeZone);
        _sessionOfDay = new int[calendar.LastDate.DayNumber - calendar.FirstDate.DayNumber + 1];

        List<Session> sessions = [];
        for (int day = 0; day < _sessionOfDay.Length; day++)
        {
            _sessionOfDay[day] = Closed;
            if (sessionOn(calendar.FirstDate.AddDays(day)) is { } session)
            {
                _sessionOfDay[day] = sessions.Count;
                sessions.Add(session);
            }
        }

        _sessions = [.. sessions];
        _closes = [.. sessions.Select(s => s.Close.UnixNanoseconds)];
    }

    /// <inheritdoc cref="ICalendar.SessionOn"/>
    public Session? SessionOn(DateOnly date)
    {
        if (date < _calendar.FirstDate || date > _calendar.LastDate)
        {
            throw new CalendarRangeException(_calendar, date);
        }

        int index = _sessionOfDay[date.DayNumber - _calendar.FirstDate.DayNumber];
        return index == Closed ? null : _sessions[index];
    }

    /// <inheritdoc cref="ICalendar.SessionAtOrAfter"/>
    public Session SessionAtOrAfter(Timestamp time)
    {
        RequireValid(time);
        int index = FirstClosingAfter(time);
        return index < _sessions.Length
            ? _sessions[index]
            : throw new CalendarRangeException(_calendar, _calendar.LastDate.AddDays(1));
    }

    /// <inheritdoc cref="ICalendar.LastClosedBefore"/>
    public Session LastClosedBefore(Timestamp time)
    {
        RequireValid(time);
        int index = FirstClosingAfter(time) - 1;
        return index >= 0
            ? _sessions[index]
            : throw new CalendarRangeException(_calendar, _calendar.FirstDate.AddDays(-1));
    }

    /// <inheritdoc cref="ICalendar.IsOpen"/>
    public bool IsOpen(Timestamp time)
    {
        RequireValid(time);
        int index = FirstClosingAfter(time);
        return index < _sessions.Length && _sessions[index].Open <= time;
    }

    private int FirstClosingAfter(Timestamp time)
    {
        int low = 0;
        int high = _closes.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_closes[middle] <= time.UnixNanoseconds)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void RequireValid(Timestamp time)
    {
        if (time < _validFrom || time >= _validUntil)
        {
            throw new CalendarRangeException(_calendar, MarketTime.DateAt(time, _calendar.TimeZone));
        }
    }
}
