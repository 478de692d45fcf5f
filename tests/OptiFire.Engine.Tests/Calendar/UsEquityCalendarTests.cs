using System.Globalization;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Calendar;

public sealed class UsEquityCalendarTests
{
    private static readonly UsEquityCalendar Calendar = new();

    [Theory]
    [InlineData(1998, 252)]
    [InlineData(2001, 248)] // four days closed in September
    [InlineData(2012, 250)] // two days closed for hurricane Sandy
    [InlineData(2018, 251)]
    [InlineData(2020, 253)]
    [InlineData(2021, 252)]
    [InlineData(2022, 251)]
    [InlineData(2023, 250)]
    [InlineData(2024, 252)]
    [InlineData(2025, 250)]
    public void A_year_has_the_number_of_sessions_the_exchange_had(int year, int expected) =>
        Assert.Equal(
            expected,
            Enumerable
                .Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
                .Count(day => Calendar.SessionOn(new DateOnly(year, 1, 1).AddDays(day)) is not null)
        );

    [Theory]
    [InlineData("2029-03-30")] // Good Friday: Easter is April 1
    [InlineData("2030-04-19")] // Easter April 21
    [InlineData("2031-04-11")] // Easter April 13
    [InlineData("2032-03-26")] // Easter March 28
    [InlineData("2033-04-15")] // Easter April 17
    [InlineData("2034-04-07")] // Easter April 9
    [InlineData("2035-03-23")] // Easter March 25
    [InlineData("2032-06-18")] // Juneteenth on a Saturday
    [InlineData("2033-06-20")] // Juneteenth on a Sunday
    [InlineData("2032-07-05")] // Independence Day on a Sunday
    [InlineData("2032-12-24")] // Christmas on a Saturday
    [InlineData("2034-01-02")] // New Year on a Sunday
    public void Holidays_beyond_any_published_list_follow_the_rules(string date) =>
        Assert.Null(Calendar.SessionOn(Day(date)));

    [Theory]
    [InlineData("2032-12-31")] // New Year 2033 is a Saturday, which is not kept on Friday
    [InlineData("2021-12-31")]
    [InlineData("2021-06-18")] // Juneteenth before the exchange kept it
    [InlineData("1998-11-27")] // half days the calendar counts as full
    [InlineData("1998-12-24")]
    [InlineData("1999-12-31")]
    public void Days_that_look_special_but_are_not_are_full(string date) =>
        Assert.Equal(new TimeSpan(6, 30, 0), Calendar.SessionOn(Day(date))!.Value.Length);

    [Theory]
    [InlineData("2014-03-07", "2014-03-07T14:30:00Z", "2014-03-07T21:00:00Z")] // winter time
    [InlineData("2014-03-10", "2014-03-10T13:30:00Z", "2014-03-10T20:00:00Z")] // first day of summer time
    [InlineData("2014-11-03", "2014-11-03T14:30:00Z", "2014-11-03T21:00:00Z")] // first day of winter time
    [InlineData("2006-04-03", "2006-04-03T13:30:00Z", "2006-04-03T20:00:00Z")] // summer began in April until 2006
    [InlineData("2006-03-31", "2006-03-31T14:30:00Z", "2006-03-31T21:00:00Z")]
    [InlineData("2014-11-28", "2014-11-28T14:30:00Z", "2014-11-28T18:00:00Z")] // half day
    public void Sessions_follow_new_york_clocks(string date, string open, string close) =>
        Assert.Equal(
            (Timestamp.Parse(open), Timestamp.Parse(close)),
            (Calendar.SessionOn(Day(date))!.Value.Open, Calendar.SessionOn(Day(date))!.Value.Close)
        );

    [Fact]
    public void Open_is_inclusive_and_close_exclusive()
    {
        Session session = Calendar.SessionOn(new DateOnly(2014, 6, 6))!.Value;
        Timestamp beforeOpen = new(session.Open.UnixNanoseconds - 1);
        Timestamp beforeClose = new(session.Close.UnixNanoseconds - 1);

        Assert.False(Calendar.IsOpen(beforeOpen));
        Assert.True(Calendar.IsOpen(session.Open));
        Assert.True(Calendar.IsOpen(beforeClose));
        Assert.False(Calendar.IsOpen(session.Close));
        Assert.Equal(session, Calendar.SessionAtOrAfter(beforeClose));
        Assert.Equal(new DateOnly(2014, 6, 9), Calendar.SessionAtOrAfter(session.Close).Date);
        Assert.Equal(new DateOnly(2014, 6, 5), Calendar.LastClosedBefore(beforeClose).Date);
        Assert.Equal(session, Calendar.LastClosedBefore(session.Close));
    }

    [Fact]
    public void The_edges_are_answered_and_one_day_beyond_is_refused()
    {
        Assert.Null(Calendar.SessionOn(new DateOnly(1998, 1, 1)));
        Assert.NotNull(Calendar.SessionOn(new DateOnly(2035, 12, 31)));
        Assert.Equal(
            new DateOnly(1997, 12, 31),
            Assert.Throws<CalendarRangeException>(() => Calendar.SessionOn(new DateOnly(1997, 12, 31))).Asked
        );
        Assert.Equal(
            new DateOnly(2036, 1, 1),
            Assert.Throws<CalendarRangeException>(() => Calendar.SessionOn(new DateOnly(2036, 1, 1))).Asked
        );
    }

    [Fact]
    public void Times_beyond_the_edges_are_refused()
    {
        Timestamp first = Timestamp.FromUtc(1998, 1, 1, 5); // midnight in New York
        Timestamp beforeFirst = new(first.UnixNanoseconds - 1);
        Timestamp end = Timestamp.FromUtc(2036, 1, 1, 5);
        Timestamp last = new(end.UnixNanoseconds - 1);

        Assert.False(Calendar.IsOpen(first));
        Assert.False(Calendar.IsOpen(last));
        Assert.Equal(new DateOnly(1998, 1, 2), Calendar.SessionAtOrAfter(first).Date);
        Assert.Equal(new DateOnly(2035, 12, 31), Calendar.LastClosedBefore(last).Date);
        foreach (Timestamp outside in new[] { beforeFirst, end, Timestamp.MinValue, Timestamp.MaxValue })
        {
            Assert.Throws<CalendarRangeException>(() => Calendar.IsOpen(outside));
            Assert.Throws<CalendarRangeException>(() => Calendar.SessionAtOrAfter(outside));
            Assert.Throws<CalendarRangeException>(() => Calendar.LastClosedBefore(outside));
        }

        // The times are valid, but the answers lie in 1997 and 2036.
        Assert.Throws<CalendarRangeException>(() => Calendar.LastClosedBefore(first));
        Assert.Throws<CalendarRangeException>(() => Calendar.SessionAtOrAfter(last));
    }

    [Fact]
    public void Random_times_get_answers_that_agree_with_the_sessions_of_dates()
    {
        Random random = new(20140606);
        long from = Timestamp.FromUtc(1998, 1, 3).UnixNanoseconds;
        long until = Timestamp.FromUtc(2035, 12, 30).UnixNanoseconds;
        int open = 0;
        for (int i = 0; i < 20_000; i++)
        {
            Timestamp time = new(random.NextInt64(from, until));
            DateOnly date = DateOnly.FromDateTime(
                TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), Calendar.TimeZone).DateTime
            );
            bool expected = Calendar.SessionOn(date) is { } today && today.Open <= time && time < today.Close;
            Session next = Calendar.SessionAtOrAfter(time);
            Session last = Calendar.LastClosedBefore(time);

            Assert.Equal(expected, Calendar.IsOpen(time));
            Assert.Equal(expected, next.Open <= time);
            Assert.True(last.Close <= time && time < next.Close);
            Assert.Equal(next, Calendar.SessionAtOrAfter(last.Close));
            open += expected ? 1 : 0;
        }

        Assert.InRange(open / 20_000.0, 0.17, 0.20); // 252 · 6.5 h of 8766 h are 18.7 %
    }

    [Fact]
    public void Questions_do_not_allocate()
    {
        Timestamp time = Timestamp.FromUtc(2014, 6, 6, 15);
        _ = Calendar.IsOpen(time);
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool open = true;
        for (int i = 0; i < 1000; i++)
        {
            time += TimeSpan.FromHours(7);
            open &=
                Calendar.IsOpen(time) | (Calendar.SessionAtOrAfter(time).Close > Calendar.LastClosedBefore(time).Close);
        }

        Assert.True(open);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
