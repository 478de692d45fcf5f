namespace OptiFire.Sdk.Time;

/// <summary>At the clock times of a cron expression: <c>cron(*/5 9-16 * * 1-5)</c>.</summary>
/// <remarks>
/// Clock times are not tied to sessions: they come on holidays too. Only the number of fields is checked here; the
/// engine checks what they say, and the time zone, when it makes the clock.
/// </remarks>
public sealed record CronSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="expression">Five fields, or six with seconds first; runs of spaces become one space.</param>
    /// <param name="timeZone">The IANA name of a time zone, or null for the market's own.</param>
    /// <exception cref="ArgumentException">The expression has not five or six fields, or the name is malformed.</exception>
    public CronSchedule(string expression, string? timeZone = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (FaultOf(expression, timeZone) is { } fault)
        {
            throw new ArgumentException(fault);
        }

        Expression = string.Join(' ', FieldsOf(expression));
        TimeZone = timeZone;
    }

    /// <summary>The fields, separated by single spaces.</summary>
    public string Expression { get; }

    /// <summary>The IANA name of the time zone, or null for the market's own.</summary>
    public string? TimeZone { get; }

    /// <inheritdoc />
    public override string ToString() => TimeZone is null ? $"cron({Expression})" : $"cron({Expression}; {TimeZone})";

    /// <summary>What is wrong with an expression and the name of a time zone, or null.</summary>
    internal static string? FaultOf(string expression, string? timeZone) =>
        FieldsOf(expression).Length is not (5 or 6) || expression.AsSpan().ContainsAny(';', '(', ')')
            ? "a cron expression has five fields (minute hour day month weekday), or six with seconds first"
        : timeZone is null || IsZoneName(timeZone) ? null
        : $"'{timeZone}' is not a time zone name such as Europe/London";

    private static string[] FieldsOf(string expression) =>
        expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsZoneName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
