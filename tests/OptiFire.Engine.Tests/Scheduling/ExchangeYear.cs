using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>A year of the New York Stock Exchange as the exchange published it: holidays and early closings, and clock changes.</summary>
/// <remarks>
/// Source: NYSE, Holidays and Trading Hours, 2024 and 2025, with the day of mourning of 2025-01-09; clock changes by the US
/// Energy Policy Act of 2005 and EU directive 2000/84. Written down, not computed.
/// </remarks>
internal sealed record ExchangeYear(
    int Year,
    DateOnly[] Holidays,
    DateOnly[] HalfDays,
    (DateTime On, DateTime Off) NewYorkSummer,
    (DateTime On, DateTime Off) LondonSummer
)
{
    public static ExchangeYear Of2024 { get; } =
        new(
            2024,
            Days(
                "2024-01-01 2024-01-15 2024-02-19 2024-03-29 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-11-28 2024-12-25"
            ),
            Days("2024-07-03 2024-11-29 2024-12-24"),
            (Utc("2024-03-10T07:00"), Utc("2024-11-03T06:00")),
            (Utc("2024-03-31T01:00"), Utc("2024-10-27T01:00"))
        );

    public static ExchangeYear Of2025 { get; } =
        new(
            2025,
            Days(
                "2025-01-01 2025-01-09 2025-01-20 2025-02-17 2025-04-18 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-11-27 2025-12-25"
            ),
            Days("2025-07-03 2025-11-28 2025-12-24"),
            (Utc("2025-03-09T07:00"), Utc("2025-11-02T06:00")),
            (Utc("2025-03-30T01:00"), Utc("2025-10-26T01:00"))
        );

    public IEnumerable<DateOnly> Dates =>
        Enumerable.Range(0, DateTime.IsLeapYear(Year) ? 366 : 365).Select(day => new DateOnly(Year, 1, 1).AddDays(day));

    public IEnumerable<DateOnly> Sessions => Dates.Where(d => IsWeekday(d) && !Holidays.Contains(d));

    public static bool IsWeekday(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public Timestamp Open(DateOnly date) => NewYork(date, 9, 30);

    public Timestamp Close(DateOnly date) => HalfDays.Contains(date) ? NewYork(date, 13, 0) : NewYork(date, 16, 0);

    /// <summary>A New York time of day that occurs once: at UTC−4 in summer, else UTC−5.</summary>
    public Timestamp NewYork(DateOnly date, int hour, int minute) => At(date, hour, minute, NewYorkSummer, -5);

    /// <summary>A London time of day that occurs once: at UTC+1 in summer, else UTC.</summary>
    public Timestamp London(DateOnly date, int hour, int minute) => At(date, hour, minute, LondonSummer, 0);

    public static Timestamp Utc(DateOnly date, int hour, int minute) =>
        Timestamp.From(new DateTimeOffset(date.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.Zero));

    private static Timestamp At(
        DateOnly date,
        int hour,
        int minute,
        (DateTime On, DateTime Off) summer,
        int winterOffset
    )
    {
        DateTime inWinter = date.ToDateTime(new TimeOnly(hour, minute)).AddHours(-winterOffset);
        DateTime inSummer = inWinter.AddHours(-1);
        DateTime time = inSummer >= summer.On && inSummer < summer.Off ? inSummer : inWinter;
        return Timestamp.From(new DateTimeOffset(time, TimeSpan.Zero));
    }

    private static DateOnly[] Days(string dates) =>
        [.. dates.Split(' ').Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", null))];

    private static DateTime Utc(string time) =>
        DateTime.ParseExact(time, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
