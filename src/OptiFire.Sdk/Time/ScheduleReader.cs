using System.Globalization;

namespace OptiFire.Sdk.Time;

/// <summary>Reads the text of a schedule, and says what is wrong with one that is none.</summary>
internal static class ScheduleReader
{
    /// <summary>An example of each form.</summary>
    public const string Forms =
        "@open, @close, @close-15m, @open+1h30m, interval_5m, daily@09:45, cron(*/5 9-16 * * 1-5), "
        + "cron(0 8 * * *; Europe/London), on(bar), on(quote), on(name)";

    private const string NotClosed = "the ')' at its end is missing";

    private static readonly string[] Beginnings = ["@open", "@close", "interval_", "daily@", "cron(", "on("];

    /// <summary>Reads a schedule.</summary>
    /// <returns>Null, or what is wrong as the end of a sentence; the schedule is null in that case only.</returns>
    public static string? Read(string text, out Schedule? schedule)
    {
        schedule = null;
        return Array.Find(Beginnings, b => text.StartsWith(b, StringComparison.Ordinal)) switch
        {
            "@open" => ReadSession(SessionEdge.Open, text["@open".Length..], out schedule),
            "@close" => ReadSession(SessionEdge.Close, text["@close".Length..], out schedule),
            "interval_" => ReadInterval(text["interval_".Length..], out schedule),
            "daily@" => ReadDaily(text["daily@".Length..], out schedule),
            "cron(" => ReadCron(text, out schedule),
            "on(" => ReadEvent(text, out schedule),
            _ => Unknown(text),
        };
    }

    private static string? ReadSession(SessionEdge edge, string offset, out Schedule? schedule)
    {
        schedule = null;
        if (offset.Length == 0)
        {
            schedule = new SessionSchedule(edge, TimeSpan.Zero);
            return null;
        }

        if (offset[0] is not ('+' or '-'))
        {
            return $"after @open or @close comes an offset with its sign, such as -15m, not '{offset}'";
        }

        if (!DurationText.TryParse(offset.AsSpan(1), out TimeSpan size))
        {
            return $"the offset '{offset}' is not a signed duration such as -15m or +1h30m";
        }

        if (size <= TimeSpan.Zero || size >= TimeSpan.FromDays(1))
        {
            return $"the offset '{offset}' is not longer than zero and shorter than a day";
        }

        schedule = new SessionSchedule(edge, offset[0] == '-' ? -size : size);
        return null;
    }

    private static string? ReadInterval(string text, out Schedule? schedule)
    {
        schedule = null;
        if (!DurationText.TryParse(text, out TimeSpan interval))
        {
            return $"the interval '{text}' is not a duration in h, m and s such as 30s or 5m";
        }

        if (interval <= TimeSpan.Zero || interval > TimeSpan.FromDays(1))
        {
            return $"the interval '{text}' is not between 1s and 24h";
        }

        schedule = new IntervalSchedule(interval);
        return null;
    }

    private static string? ReadDaily(string text, out Schedule? schedule)
    {
        string[] formats = ["HH:mm", "HH:mm:ss"];
        bool read = TimeOnly.TryParseExact(
            text,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out TimeOnly time
        );
        schedule = read ? new DailySchedule(time) : null;
        return read ? null : $"'{text}' is not a time of day as HH:mm or HH:mm:ss";
    }

    private static string? ReadCron(string text, out Schedule? schedule)
    {
        schedule = null;
        if (!text.EndsWith(')'))
        {
            return NotClosed;
        }

        string inside = text["cron(".Length..^1];
        int separator = inside.IndexOf(';', StringComparison.Ordinal);
        string expression = separator < 0 ? inside : inside[..separator];
        string? timeZone = separator < 0 ? null : inside[(separator + 1)..].Trim();
        string? fault = CronSchedule.FaultOf(expression, timeZone);
        schedule = fault is null ? new CronSchedule(expression, timeZone) : null;
        return fault;
    }

    private static string? ReadEvent(string text, out Schedule? schedule)
    {
        schedule = null;
        if (!text.EndsWith(')'))
        {
            return NotClosed;
        }

        string name = text["on(".Length..^1];
        string? fault = EventSchedule.FaultOf(name);
        schedule = fault is null ? new EventSchedule(name) : null;
        return fault;
    }

    private static string Unknown(string text)
    {
        string spelling = text.Trim();
        string? meant = Array.Find(Beginnings, b => spelling.StartsWith(b, StringComparison.OrdinalIgnoreCase));
        return meant is null
            ? "it begins like none of the forms"
            : $"texts are exact, in lower case and without spaces around them; this one should begin with '{meant}'";
    }
}
