using System.Collections.Frozen;

namespace OptiFire.Engine.Calendar;

/// <summary>Which days US equity markets trade and until when, by the exchanges' rules since 1998.</summary>
/// <remarks>
/// Source: NYSE Rule 7.2 (holidays and their observance) and the exchange's published holiday and early-closing lists.
/// </remarks>
internal static class UsEquityRules
{
    // The exchange closed at 13:00 on 1998-11-27, 1998-12-24 and 1999-12-31 too. The reference list the calendar agrees
    // with (the US equity entry of QuantConnect Lean's market hours database) has full days there, so the rules begin
    // with the first day it lists; an override adds the three.
    private static readonly DateOnly FirstRegularEarlyClose = new(1999, 11, 26);

    private static readonly FrozenSet<DateOnly> SpecialClosings = new[]
    {
        new DateOnly(2001, 9, 11), // attacks of September 11
        new DateOnly(2001, 9, 12),
        new DateOnly(2001, 9, 13),
        new DateOnly(2001, 9, 14),
        new DateOnly(2004, 6, 11), // mourning for R. Reagan
        new DateOnly(2007, 1, 2), // mourning for G. Ford
        new DateOnly(2012, 10, 29), // hurricane Sandy
        new DateOnly(2012, 10, 30),
        new DateOnly(2018, 12, 5), // mourning for G. H. W. Bush
        new DateOnly(2025, 1, 9), // mourning for J. Carter
    }.ToFrozenSet();

    private static readonly FrozenSet<DateOnly> SpecialEarlyCloses = new[]
    {
        new DateOnly(2002, 7, 5), // the Friday after a Thursday holiday
        new DateOnly(2003, 12, 26), // the Friday after Christmas
    }.ToFrozenSet();

    /// <summary>The regular opening time in New York.</summary>
    public static TimeOnly Open { get; } = new(9, 30);

    /// <summary>The regular closing time in New York.</summary>
    public static TimeOnly RegularClose { get; } = new(16, 0);

    /// <summary>The closing time of a half day in New York.</summary>
    public static TimeOnly EarlyClose { get; } = new(13, 0);

    /// <summary>The closing time of a date, or null when the market is closed.</summary>
    public static TimeOnly? CloseOn(DateOnly date) =>
        IsWeekend(date) || IsHoliday(date) || SpecialClosings.Contains(date) ? null
        : IsEarlyClose(date) ? EarlyClose
        : RegularClose;

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsHoliday(DateOnly date) =>
        date.Month switch
        {
            1 => IsNewYear(date) || IsMonday(date, 15, 21), // Martin Luther King Jr.: third Monday
            2 => IsMonday(date, 15, 21), // Washington's birthday: third Monday
            3 or 4 => date == Easter.SundayOf(date.Year).AddDays(-2), // Good Friday
            5 => IsMonday(date, 25, 31), // Memorial Day: last Monday
            6 => date.Year >= 2022 && IsObserved(date, holidayDay: 19), // Juneteenth
            7 => IsObserved(date, holidayDay: 4), // Independence Day
            9 => IsMonday(date, 1, 7), // Labor Day: first Monday
            11 => IsThanksgiving(date),
            12 => IsObserved(date, holidayDay: 25), // Christmas
            _ => false,
        };

    // A Saturday New Year is not moved to Friday: December 31 closes the exchange's accounting year.
    private static bool IsNewYear(DateOnly date) =>
        date.Day == 1 || (date.Day == 2 && date.DayOfWeek == DayOfWeek.Monday);

    private static bool IsMonday(DateOnly date, int firstDay, int lastDay) =>
        date.DayOfWeek == DayOfWeek.Monday && date.Day >= firstDay && date.Day <= lastDay;

    private static bool IsThanksgiving(DateOnly date) =>
        date.Month == 11 && date.DayOfWeek == DayOfWeek.Thursday && date.Day is >= 22 and <= 28;

    /// <summary>A Saturday holiday is kept on the Friday before, a Sunday one on the Monday after.</summary>
    private static bool IsObserved(DateOnly date, int holidayDay) =>
        date.Day == holidayDay
        || (date.Day == holidayDay - 1 && date.DayOfWeek == DayOfWeek.Friday)
        || (date.Day == holidayDay + 1 && date.DayOfWeek == DayOfWeek.Monday);

    /// <summary>Whether a trading day is a half day.</summary>
    private static bool IsEarlyClose(DateOnly date) =>
        (date >= FirstRegularEarlyClose && (IsThanksgiving(date.AddDays(-1)) || date is { Month: 12, Day: 24 }))
        || IsIndependenceEve(date)
        || SpecialEarlyCloses.Contains(date);

    // Until 2012 a Wednesday eve was a full day, and the Friday after the holiday was the half day in its stead.
    private static bool IsIndependenceEve(DateOnly date) =>
        date is { Month: 7, Day: 3 } && (date.DayOfWeek != DayOfWeek.Wednesday || date.Year >= 2013);
}
