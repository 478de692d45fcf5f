using CsCheck;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Calendar;

public sealed class AlwaysOpenCalendarTests
{
    private static readonly AlwaysOpenCalendar Calendar = new();

    [Fact]
    public void A_session_is_a_utc_day()
    {
        DateOnly leapDay = new(2024, 2, 29);
        Session expected = new(leapDay, Timestamp.FromUtc(2024, 2, 29), Timestamp.FromUtc(2024, 3, 1), false);

        Assert.Equal(expected, Calendar.SessionOn(leapDay));
        Assert.Equal(expected, Calendar.SessionAtOrAfter(expected.Open));
        Assert.Equal(expected, Calendar.LastClosedBefore(expected.Close));
        Assert.Equal(365, Calendar.SessionsPerYear);
    }

    [Fact]
    public void Any_time_lies_in_the_session_it_gets() =>
        Gen.Long[Timestamp.FromUtc(1678, 1, 2).UnixNanoseconds, Timestamp.FromUtc(2261, 12, 31).UnixNanoseconds]
            .Sample(nanoseconds =>
            {
                Timestamp time = new(nanoseconds);
                Session session = Calendar.SessionAtOrAfter(time);
                Assert.True(Calendar.IsOpen(time));
                Assert.True(session.Open <= time && time < session.Close);
                Assert.Equal(session.Open, Calendar.LastClosedBefore(time).Close);
                Assert.Equal(session, Calendar.SessionOn(session.Date));
            });

    [Fact]
    public void One_day_beyond_the_edges_is_refused()
    {
        Assert.NotNull(Calendar.SessionOn(new DateOnly(1678, 1, 1)));
        Assert.NotNull(Calendar.SessionOn(new DateOnly(2261, 12, 31)));
        Assert.Throws<CalendarRangeException>(() => Calendar.SessionOn(new DateOnly(1677, 12, 31)));
        Assert.Throws<CalendarRangeException>(() => Calendar.SessionOn(new DateOnly(2262, 1, 1)));
        Assert.Throws<CalendarRangeException>(() => Calendar.IsOpen(Timestamp.MinValue));
        Assert.Throws<CalendarRangeException>(() => Calendar.SessionAtOrAfter(Timestamp.MaxValue));
        Assert.Throws<CalendarRangeException>(() => Calendar.LastClosedBefore(Timestamp.FromUtc(1678, 1, 1)));
    }
}
