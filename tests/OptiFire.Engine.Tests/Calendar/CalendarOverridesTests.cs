using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Calendar;

public sealed class CalendarOverridesTests
{
    private const string Header = "date,kind,close_new_york\n";

    [Fact]
    public void Overrides_stand_above_the_rules()
    {
        UsEquityCalendar calendar = new(
            Parse(
                "2026-06-05,holiday,\n2026-06-08,early_close,14:15:00\n2026-12-25,open,\n2026-06-06,open,12:00:00\n\n"
            )
        );

        Assert.Null(calendar.SessionOn(new DateOnly(2026, 6, 5)));
        AssertCloses(calendar, new DateOnly(2026, 6, 8), Timestamp.FromUtc(2026, 6, 8, 18, 15), isEarly: true);
        AssertCloses(calendar, new DateOnly(2026, 12, 25), Timestamp.FromUtc(2026, 12, 25, 21), isEarly: false);
        AssertCloses(calendar, new DateOnly(2026, 6, 6), Timestamp.FromUtc(2026, 6, 6, 16), isEarly: true); // a Saturday
        AssertCloses(calendar, new DateOnly(2026, 6, 9), Timestamp.FromUtc(2026, 6, 9, 20), isEarly: false);
    }

    [Fact]
    public void An_early_close_does_not_open_a_closed_day()
    {
        CalendarOverrides overrides = CalendarOverrides
            .None.WithEarlyClose(new DateOnly(2026, 12, 25), new TimeOnly(13, 0))
            .WithEarlyClose(new DateOnly(2026, 6, 6), new TimeOnly(13, 0));
        UsEquityCalendar calendar = new(overrides);

        Assert.Null(calendar.SessionOn(new DateOnly(2026, 12, 25)));
        Assert.Null(calendar.SessionOn(new DateOnly(2026, 6, 6)));
    }

    [Fact]
    public void A_half_day_can_be_made_full_and_the_last_word_wins()
    {
        DateOnly halfDay = new(2026, 11, 27);
        CalendarOverrides overrides = CalendarOverrides.None.WithHoliday(halfDay).WithOpenDay(halfDay);

        AssertCloses(new UsEquityCalendar(overrides), halfDay, Timestamp.FromUtc(2026, 11, 27, 21), isEarly: false);
        Assert.Empty(CalendarOverrides.None.Days);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,kind\n")]
    [InlineData(Header + "2026-06-05,holiday\n")]
    [InlineData(Header + "2026-06-05,holiday,,\n")]
    [InlineData(Header + "05/06/2026,holiday,\n")]
    [InlineData(Header + "2026-02-30,holiday,\n")]
    [InlineData(Header + "2026-06-05,holiday,13:00:00\n")]
    [InlineData(Header + "2026-06-05,early_close,\n")]
    [InlineData(Header + "2026-06-05,early_close,1pm\n")]
    [InlineData(Header + "2026-06-05,early_close,25:00:00\n")]
    [InlineData(Header + "2026-06-05,half,13:00:00\n")]
    [InlineData(Header + "2026-06-05,holiday,\n2026-06-05,holiday,\n")]
    public void A_malformed_file_is_refused(string text) =>
        Assert.Throws<FormatException>(() => CalendarOverrides.Parse(new StringReader(text)));

    [Fact]
    public void The_error_names_the_line() =>
        Assert.Contains(
            "Line 3",
            Assert.Throws<FormatException>(() => Parse("2026-06-05,holiday,\n2026-06-08,closed,\n")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("1997-12-31,holiday,")]
    [InlineData("2036-01-01,holiday,")]
    [InlineData("2026-06-05,early_close,09:30:00")]
    [InlineData("2026-06-05,early_close,16:00:01")]
    [InlineData("2026-06-05,open,09:00:00")]
    public void An_override_the_calendar_cannot_follow_is_refused(string row) =>
        Assert.Throws<ArgumentException>(() => new UsEquityCalendar(Parse(row)));

    private static CalendarOverrides Parse(string rows) => CalendarOverrides.Parse(new StringReader(Header + rows));

    private static void AssertCloses(UsEquityCalendar calendar, DateOnly date, Timestamp close, bool isEarly)
    {
        Session session = calendar.SessionOn(date)!.Value;
        Assert.Equal((close, isEarly), (session.Close, session.IsEarlyClose));
    }
}
