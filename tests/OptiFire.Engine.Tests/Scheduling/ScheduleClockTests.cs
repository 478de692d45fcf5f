using CsCheck;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

public sealed class ScheduleClockTests
{
    private static readonly UsEquityCalendar UsEquity = new();
    private static readonly AlwaysOpenCalendar AlwaysOpen = new();

    [Theory]
    // Thursday to Monday around Thanksgiving 2014: closed on the 27th, half day on the 28th, weekend.
    [InlineData(
        "@open",
        "2014-11-26T12:00:00Z",
        "2014-11-26T14:30:00Z",
        "2014-11-28T14:30:00Z",
        "2014-12-01T14:30:00Z"
    )]
    [InlineData(
        "@close",
        "2014-11-26T12:00:00Z",
        "2014-11-26T21:00:00Z",
        "2014-11-28T18:00:00Z",
        "2014-12-01T21:00:00Z"
    )]
    // Half day: 12:45 in New York.
    [InlineData("@close-15m", "2014-11-26T21:00:00Z", "2014-11-28T17:45:00Z", "2014-12-01T20:45:00Z")]
    [InlineData("@close+4h", "2014-11-26T20:00:00Z", "2014-11-27T01:00:00Z", "2014-11-28T22:00:00Z")]
    [InlineData("@open+1h30m", "2014-11-26T16:00:00Z", "2014-11-28T16:00:00Z", "2014-12-01T16:00:00Z")]
    [InlineData("@open-30m", "2014-11-26T14:00:00Z", "2014-11-28T14:00:00Z", "2014-12-01T14:00:00Z")]
    // After an early close the interval goes on at the next opening.
    [InlineData(
        "interval_2h",
        "2014-11-28T14:29:59Z",
        "2014-11-28T14:30:00Z",
        "2014-11-28T16:30:00Z",
        "2014-12-01T14:30:00Z"
    )]
    [InlineData("interval_7h", "2014-11-28T14:30:00Z", "2014-12-01T14:30:00Z", "2014-12-02T14:30:00Z")]
    [InlineData("daily@09:45", "2014-11-26T14:45:00Z", "2014-11-28T14:45:00Z", "2014-12-01T14:45:00Z")]
    [InlineData("daily@18:00", "2014-11-26T00:00:00Z", "2014-11-26T23:00:00Z", "2014-11-28T23:00:00Z")]
    // Cron is clock time: the holiday counts.
    [InlineData(
        "cron(0 10 * * 1-5)",
        "2014-11-26T15:00:00Z",
        "2014-11-27T15:00:00Z",
        "2014-11-28T15:00:00Z",
        "2014-12-01T15:00:00Z"
    )]
    [InlineData("cron(30 0 10 * * 5)", "2014-11-26T15:00:00Z", "2014-11-28T15:00:30Z", "2014-12-05T15:00:30Z")]
    [InlineData(
        "cron(0 8 * * *; Europe/London)",
        "2014-03-29T09:00:00Z",
        "2014-03-30T07:00:00Z",
        "2014-03-31T07:00:00Z"
    )]
    public void Us_equity_times_are_those_by_hand(string schedule, string after, params string[] expected) =>
        AssertTimes(UsEquity, schedule, after, expected);

    [Theory]
    [InlineData("interval_5m", "2024-02-28T23:57:00Z", "2024-02-29T00:00:00Z", "2024-02-29T00:05:00Z")]
    [InlineData(
        "interval_7h",
        "2024-02-28T20:00:00Z",
        "2024-02-28T21:00:00Z",
        "2024-02-29T00:00:00Z",
        "2024-02-29T07:00:00Z"
    )]
    [InlineData("interval_24h", "2024-02-28T00:00:00Z", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("interval_1s", "1969-12-31T23:59:58.5Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z")]
    [InlineData("@open", "2024-02-28T00:00:00Z", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("@close-15m", "2024-02-28T23:45:00Z", "2024-02-29T23:45:00Z", "2024-03-01T23:45:00Z")]
    [InlineData("daily@12:30:15", "2024-02-28T12:30:15Z", "2024-02-29T12:30:15Z", "2024-03-01T12:30:15Z")]
    [InlineData("cron(0 0 29 2 *)", "2023-01-01T00:00:00Z", "2024-02-29T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("cron(0 0 * * *)", "1969-12-30T23:59:59.9999999Z", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z")]
    public void Always_open_times_are_those_by_hand(string schedule, string after, params string[] expected) =>
        AssertTimes(AlwaysOpen, schedule, after, expected);

    [Fact]
    public void An_interval_covers_a_session_from_its_opening_to_before_its_close()
    {
        IReadOnlyList<Timestamp> times = Clock(UsEquity, "interval_5m").Preview(Timestamp.FromUtc(2014, 6, 6), 79);

        Assert.Equal(Timestamp.FromUtc(2014, 6, 6, 13, 30), times[0]);
        Assert.Equal(Timestamp.FromUtc(2014, 6, 6, 19, 55), times[77]);
        Assert.Equal(Timestamp.FromUtc(2014, 6, 9, 13, 30), times[78]);
        Assert.All(times, time => Assert.True(UsEquity.IsOpen(time)));
    }

    [Theory]
    // In 2014 New York's clocks jump from 02:00 to 03:00 on March 9 and go back from 02:00 to 01:00 on November 2.
    [InlineData("cron(30 2 * * *)", 9, 3, "2014-03-09T07:00:00Z")]
    [InlineData("cron(30 1 * * *)", 2, 11, "2014-11-02T05:30:00Z")]
    [InlineData("cron(30 9 * * *)", 9, 3, "2014-03-09T13:30:00Z")]
    [InlineData("cron(30 9 * * *)", 2, 11, "2014-11-02T14:30:00Z")]
    [InlineData("daily@02:30", 9, 3, "2014-03-09T07:00:00Z")]
    [InlineData("daily@01:30", 2, 11, "2014-11-02T05:30:00Z")]
    [InlineData("@open", 9, 3, "2014-03-09T13:30:00Z")]
    [InlineData("@close-15m", 2, 11, "2014-11-02T20:45:00Z")]
    public void Days_on_which_clocks_change_fire_once(string schedule, int day, int month, string expected)
    {
        // Both are Sundays: forced open, so that session schedules are tested on the very day.
        UsEquityCalendar calendar = new(
            CalendarOverrides.None.WithOpenDay(new DateOnly(2014, 3, 9)).WithOpenDay(new DateOnly(2014, 11, 2))
        );
        DateOnly date = new(2014, month, day);

        Timestamp[] times =
        [
            .. Clock(calendar, schedule)
                .Preview(Timestamp.FromUtc(2014, month, day), 4)
                .Where(time => NewYorkDate(time) == date),
        ];

        Assert.Equal([Timestamp.Parse(expected)], times);
    }

    [Theory]
    [InlineData("@open")]
    [InlineData("@close-15m")]
    [InlineData("@open+1h30m")]
    [InlineData("daily@09:45")]
    [InlineData("cron(45 9 * * 1-5)")]
    public void A_year_has_one_time_for_each_day(string schedule)
    {
        Timestamp end = Timestamp.FromUtc(2015, 1, 1);
        IReadOnlyList<Timestamp> times = Clock(UsEquity, schedule).Preview(Timestamp.FromUtc(2014, 1, 1), 300);
        Timestamp[] year = [.. times.TakeWhile(time => time < end)];

        // 2014 had 252 sessions, and 261 days from Monday to Friday.
        Assert.Equal(schedule.StartsWith("cron", StringComparison.Ordinal) ? 261 : 252, year.Length);
        Assert.Equal(year.Length, year.Select(NewYorkDate).Distinct().Count());
    }

    [Theory]
    [InlineData("@open-2h")]
    [InlineData("@close+30m")]
    [InlineData("interval_17m")]
    [InlineData("daily@12:00")]
    [InlineData("cron(*/10 * * * *)")]
    public void The_next_time_is_strictly_later_and_none_is_skipped(string text) =>
        Gen.Long[Timestamp.FromUtc(1998, 1, 5).UnixNanoseconds, Timestamp.FromUtc(2035, 12, 1).UnixNanoseconds]
            .Sample(
                nanoseconds =>
                {
                    ScheduleClock clock = Clock(UsEquity, text);
                    Timestamp from = new(nanoseconds);
                    Timestamp next = clock.NextAfter(from)!.Value;
                    Timestamp between = new(from.UnixNanoseconds + (next.UnixNanoseconds - from.UnixNanoseconds) / 2);

                    Assert.True(next > from);
                    Assert.Equal(next, clock.NextAfter(new Timestamp(next.UnixNanoseconds - 1)));
                    Assert.Equal(next, clock.NextAfter(between));
                    Assert.True(clock.NextAfter(next) > next);
                },
                iter: 2000
            );

    [Fact]
    public void A_nanosecond_before_a_time_is_before_it()
    {
        ScheduleClock clock = Clock(AlwaysOpen, "cron(0 0 * * *)");

        Assert.Equal(new Timestamp(0), clock.NextAfter(new Timestamp(-1)));
        Assert.Equal(Timestamp.FromUtc(1970, 1, 2), clock.NextAfter(new Timestamp(0)));
    }

    [Fact]
    public void Schedules_without_times_have_none()
    {
        Assert.Null(Clock(UsEquity, "on(bar)").NextAfter(Timestamp.FromUtc(2014, 6, 6)));
        Assert.Null(Clock(UsEquity, "cron(0 0 30 2 *)").NextAfter(Timestamp.FromUtc(2014, 6, 6)));
        Assert.Empty(Clock(UsEquity, "on(bar)").Preview(Timestamp.FromUtc(2014, 6, 6), 5));
        Assert.Empty(Clock(UsEquity, "@open").Preview(Timestamp.FromUtc(2014, 6, 6), 0));
    }

    [Theory]
    [InlineData("cron(61 * * * *)")]
    [InlineData("cron(* * * * MOON)")]
    [InlineData("cron(a b c d e)")]
    [InlineData("cron(0 8 * * *; Mars/Olympus)")]
    public void A_cron_text_that_says_nothing_is_refused_by_name(string text) =>
        Assert.Contains(
            text,
            Assert.Throws<FormatException>(() => Clock(UsEquity, text)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("@open")]
    [InlineData("@close")]
    [InlineData("interval_5m")]
    [InlineData("daily@09:45")]
    public void Beyond_the_calendar_the_answer_is_refused(string text)
    {
        ScheduleClock clock = Clock(UsEquity, text);

        Assert.Equal(2035, clock.NextAfter(Timestamp.FromUtc(2035, 12, 31, 14))!.Value.UtcDate.Year);
        Assert.Throws<CalendarRangeException>(() => clock.NextAfter(Timestamp.FromUtc(2035, 12, 31, 21)));
        Assert.Throws<CalendarRangeException>(() => clock.NextAfter(Timestamp.FromUtc(1997, 12, 30)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Preview(Timestamp.FromUtc(2014, 6, 6), -1));
    }

    private static ScheduleClock Clock(ICalendar calendar, string schedule) => new(Schedule.Parse(schedule), calendar);

    private static void AssertTimes(ICalendar calendar, string schedule, string after, string[] expected) =>
        Assert.Equal(
            expected.Select(Timestamp.Parse),
            Clock(calendar, schedule).Preview(Timestamp.Parse(after), expected.Length)
        );

    private static DateOnly NewYorkDate(Timestamp time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), UsEquity.TimeZone).DateTime);
}
