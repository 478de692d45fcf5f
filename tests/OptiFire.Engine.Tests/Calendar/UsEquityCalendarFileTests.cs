using System.Globalization;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Calendar;

/// <summary>The rules against an independent list of every holiday and early close from 1998 to 2028.</summary>
public sealed class UsEquityCalendarFileTests
{
    private static readonly TimeOnly Regular = new(16, 0);

    [Fact]
    public void Every_day_of_the_list_is_as_listed_and_no_other_weekday_is()
    {
        UsEquityCalendar calendar = new();
        Dictionary<DateOnly, TimeOnly?> listed = ReadList();
        List<string> differences = [];
        for (DateOnly date = new(1998, 1, 1); date <= new DateOnly(2028, 12, 31); date = date.AddDays(1))
        {
            bool isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            TimeOnly? expected =
                isWeekend ? null
                : listed.TryGetValue(date, out TimeOnly? close) ? close
                : Regular;
            Session? session = calendar.SessionOn(date);
            TimeOnly? actual = session is { } s ? NewYork(calendar, s.Close) : null;
            if (expected != actual || (session?.IsEarlyClose ?? false) != (actual < Regular))
            {
                differences.Add($"{date:yyyy-MM-dd ddd}: listed {expected}, computed {actual}");
            }
        }

        Assert.True(listed.Count > 350);
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_session_opens_at_half_past_nine_on_its_date()
    {
        UsEquityCalendar calendar = new();
        for (DateOnly date = calendar.FirstDate; date <= calendar.LastDate; date = date.AddDays(1))
        {
            if (calendar.SessionOn(date) is { } session)
            {
                Assert.Equal(date, session.Date);
                DateTimeOffset open = TimeZoneInfo.ConvertTime(session.Open.ToDateTimeOffset(), calendar.TimeZone);
                Assert.Equal(date.ToDateTime(new TimeOnly(9, 30)), open.DateTime);
            }
        }
    }

    [Fact]
    public void The_list_itself_as_overrides_changes_nothing()
    {
        UsEquityCalendar plain = new();
        UsEquityCalendar overridden = new(CalendarOverrides.Load(ListPath()));
        for (DateOnly date = plain.FirstDate; date <= plain.LastDate; date = date.AddDays(1))
        {
            Assert.Equal(plain.SessionOn(date), overridden.SessionOn(date));
        }
    }

    private static string ListPath() => SharedFolder.Data("reference", "nyse_calendar.csv");

    private static TimeOnly NewYork(UsEquityCalendar calendar, Timestamp time) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), calendar.TimeZone).DateTime);

    private static Dictionary<DateOnly, TimeOnly?> ReadList() =>
        File.ReadLines(ListPath())
            .Skip(1)
            .Select(row => row.Split(','))
            .ToDictionary(
                cells => DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                cells =>
                    cells[1] == "holiday" ? (TimeOnly?)null : TimeOnly.Parse(cells[2], CultureInfo.InvariantCulture)
            );
}
