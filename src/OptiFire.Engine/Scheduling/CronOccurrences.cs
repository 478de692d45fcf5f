using Cronos;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Scheduling;

/// <summary>The times of a cron expression in a time zone.</summary>
internal sealed class CronOccurrences
{
    private readonly CronExpression _expression;
    private readonly TimeZoneInfo _zone;

    /// <summary>Compiles a cron schedule.</summary>
    /// <exception cref="FormatException">A field is not cron, or the time zone is not known.</exception>
    public CronOccurrences(CronSchedule schedule, TimeZoneInfo marketZone)
    {
        try
        {
            CronFormat format =
                schedule.Expression.Count(c => c == ' ') == 5 ? CronFormat.IncludeSeconds : CronFormat.Standard;
            _expression = CronExpression.Parse(schedule.Expression, format);
            _zone = schedule.TimeZone is null ? marketZone : TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
        }
        catch (CronFormatException fault)
        {
            throw new FormatException($"'{schedule}' is not a cron schedule: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new FormatException($"'{schedule}' names a time zone this machine does not know.", fault);
        }
    }

    /// <summary>The next time strictly after a point, or null when there is none.</summary>
    /// <remarks>
    /// A fixed time that spring jumps over comes at the jump; one that autumn repeats comes the first time only. Intervals
    /// (<c>*/5</c> and ranges) go on through a repeated hour, as in Vixie cron.
    /// </remarks>
    public Timestamp? NextAfter(Timestamp time) =>
        _expression.GetNextOccurrence(MarketTime.FloorToSecond(time).UtcDateTime, _zone) is { } next
            ? Timestamp.From(new DateTimeOffset(next))
            : null;
}
