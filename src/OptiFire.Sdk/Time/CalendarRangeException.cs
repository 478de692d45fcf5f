namespace OptiFire.Sdk.Time;

/// <summary>A calendar was asked about a date it does not know.</summary>
public sealed class CalendarRangeException : OptiFireException
{
    /// <summary>Makes the error for a calendar and the date it was asked for.</summary>
    public CalendarRangeException(ICalendar calendar, DateOnly asked)
        : base(
            $"Calendar '{calendar.Name}' is valid from {calendar.FirstDate:yyyy-MM-dd} to {calendar.LastDate:yyyy-MM-dd}; "
                + $"{asked:yyyy-MM-dd} is outside. Use a calendar that covers it, or an override source."
        ) => Asked = asked;

    /// <summary>The date asked for.</summary>
    public DateOnly Asked { get; }
}
