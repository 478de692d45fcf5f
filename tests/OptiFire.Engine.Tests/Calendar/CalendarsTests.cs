using OptiFire.Engine.Calendar;

namespace OptiFire.Engine.Tests.Calendar;

public sealed class CalendarsTests
{
    [Fact]
    public void The_built_in_calendars_are_found_by_name()
    {
        Calendars calendars = Calendars.CreateBuiltIn();

        Assert.Equal(["always-open", "us-equity"], calendars.Names);
        Assert.IsType<UsEquityCalendar>(calendars.Get("us-equity"));
        Assert.IsType<AlwaysOpenCalendar>(calendars.Get("always-open"));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_names_there_are()
    {
        Calendars calendars = Calendars.CreateBuiltIn();

        string message = Assert.Throws<ArgumentException>(() => calendars.Get("US-Equity")).Message;
        Assert.Contains("always-open, us-equity", message, StringComparison.Ordinal);
        Assert.False(calendars.TryGet("lse", out _));
    }

    [Fact]
    public void Extending_makes_another_catalogue()
    {
        DateOnly mourning = new(2031, 3, 5);
        UsEquityCalendar corrected = new(CalendarOverrides.None.WithHoliday(mourning));
        Calendars plain = Calendars.CreateBuiltIn();
        Calendars extended = plain.With(corrected);

        Assert.Same(corrected, extended.Get("us-equity"));
        Assert.Null(extended.Get("us-equity").SessionOn(mourning));
        Assert.NotNull(plain.Get("us-equity").SessionOn(mourning));
        Assert.Equal(2, extended.Names.Count);
    }

    [Fact]
    public void Two_calendars_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Calendars([new UsEquityCalendar(), new UsEquityCalendar()]));
}
