using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Calendar;

/// <summary>Between wall-clock time in a zone and the UTC time line.</summary>
internal static class MarketTime
{
    /// <summary>The point at which a zone's clocks show a date and time.</summary>
    /// <remarks>
    /// A time that occurs twice, in autumn, is its first occurrence. A time that clocks jump over, in spring, is the
    /// first moment after the jump.
    /// </remarks>
    public static Timestamp At(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        DateTime local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            local = date.ToDateTime(new TimeOnly(time.Hour, time.Minute));
            do
            {
                local = local.AddMinutes(1);
            } while (zone.IsInvalidTime(local));
        }

        TimeSpan offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return Timestamp.From(new DateTimeOffset(local, offset));
    }

    /// <summary>The date that a zone's calendars show at a point.</summary>
    public static DateOnly DateAt(Timestamp time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(FloorToSecond(time), zone).DateTime);

    /// <summary>The last whole second at or before a point.</summary>
    public static DateTimeOffset FloorToSecond(Timestamp time)
    {
        (long seconds, long rest) = Math.DivRem(time.UnixNanoseconds, 1_000_000_000L);
        return DateTimeOffset.FromUnixTimeSeconds(rest < 0 ? seconds - 1 : seconds);
    }
}
