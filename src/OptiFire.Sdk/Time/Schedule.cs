using System.Diagnostics.CodeAnalysis;

namespace OptiFire.Sdk.Time;

/// <summary>When something runs, said as a short text; which times those are depends on a calendar.</summary>
/// <remarks>
/// The forms:
/// <list type="bullet">
/// <item><c>@open</c>, <c>@close</c>, <c>@close-15m</c>, <c>@open+1h30m</c>: an end of each session, with an offset.</item>
/// <item><c>interval_5m</c>: every so often inside sessions, counted from the opening.</item>
/// <item><c>daily@09:45</c>: a time of day of the market, on each day with a session.</item>
/// <item><c>cron(*/5 9-16 * * 1-5)</c>, <c>cron(0 8 * * *; Europe/London)</c>: clock times, sessions or not.</item>
/// <item><c>on(bar)</c>, <c>on(quote)</c>, <c>on(name)</c>: when a datum or event of that name arrives.</item>
/// </list>
/// Durations are hours, minutes and seconds in that order: <c>90s</c>, <c>1h30m</c>. Texts are exact: lower case, no
/// spaces around them. Immutable, equal by value; <see cref="ToString"/> prints what <see cref="Parse"/> reads back.
/// The set of kinds is closed.
/// </remarks>
public abstract record Schedule
{
    private protected Schedule() { }

    /// <summary>At the opening of each session, or an offset from it.</summary>
    /// <param name="offset">Whole seconds, shorter than a day; negative is before the opening.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not such a span.</exception>
    public static Schedule AtOpen(TimeSpan offset = default) => new SessionSchedule(SessionEdge.Open, offset);

    /// <summary>At the close of each session, or an offset from it.</summary>
    /// <param name="offset">Whole seconds, shorter than a day; negative is before the close.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not such a span.</exception>
    public static Schedule AtClose(TimeSpan offset = default) => new SessionSchedule(SessionEdge.Close, offset);

    /// <summary>Every so often inside sessions, counted from the opening.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum is not between one second and 24 hours.</exception>
    public static Schedule Every(int hours = 0, int minutes = 0, int seconds = 0) =>
        new IntervalSchedule(new TimeSpan(hours, minutes, seconds));

    /// <summary>At a time of day of the market, on each day with a session.</summary>
    /// <param name="time">The time of day, in whole seconds.</param>
    /// <exception cref="ArgumentException">The time has a fraction of a second.</exception>
    public static Schedule Daily(TimeOnly time) => new DailySchedule(time);

    /// <summary>At the clock times of a cron expression.</summary>
    /// <param name="expression">Five fields, or six with seconds first.</param>
    /// <param name="timeZone">The IANA name of a time zone, or null for the market's own.</param>
    /// <exception cref="ArgumentException">The expression has not five or six fields, or the name is malformed.</exception>
    public static Schedule Cron(string expression, string? timeZone = null) => new CronSchedule(expression, timeZone);

    /// <summary>When a datum or event of a name arrives.</summary>
    /// <param name="name">A letter, then letters, digits and <c>_ - . /</c>.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static Schedule On(string name) => new EventSchedule(name);

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">
    /// The text is none of the forms; the message says what is wrong with it and lists them.
    /// </exception>
    public static Schedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ScheduleReader.Read(text, out Schedule? schedule) is { } fault
            ? throw new FormatException($"'{text}' is not a schedule: {fault}. Forms: {ScheduleReader.Forms}.")
            : schedule!;
    }

    /// <summary>Reads a schedule, or gives false where <see cref="Parse"/> would throw.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Schedule? schedule)
    {
        schedule = null;
        return text is not null && ScheduleReader.Read(text, out schedule) is null;
    }

    /// <summary>The schedule as <see cref="Parse"/> reads it, in one spelling: <c>@open+90m</c> prints as <c>@open+1h30m</c>.</summary>
    public abstract override string ToString();
}
