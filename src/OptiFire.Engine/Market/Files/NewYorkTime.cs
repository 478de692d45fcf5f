namespace OptiFire.Engine.Market.Files;

/// <summary>Converts New York wall time to UTC; the offset is looked up once per day.</summary>
internal sealed class NewYorkTime
{
    private const long NanosecondsPerTick = 100;
    private const long NanosecondsPerDay = 86_400_000_000_000;

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private int cachedDay = -1;
    private bool changes;
    private long midnight;

    /// <summary>Converts a time of a day.</summary>
    /// <param name="day">The local date as a day number.</param>
    /// <param name="timeOfDay">Wall time in nanoseconds since midnight, from 0 to below one day.</param>
    /// <param name="unixNanoseconds">The time in UTC. An hour that clocks show twice is taken as its first showing.</param>
    /// <returns>False for wall times that clocks leave out when they go forward.</returns>
    public bool TryToUtc(int day, long timeOfDay, out long unixNanoseconds)
    {
        if (day != cachedDay)
        {
            Cache(day);
        }

        unixNanoseconds = midnight + timeOfDay;
        return !changes || TryChangingDay(day, timeOfDay, out unixNanoseconds);
    }

    private void Cache(int day)
    {
        DateTime local = DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue);
        TimeSpan offset = zone.GetUtcOffset(local);
        changes = offset != zone.GetUtcOffset(local.AddDays(1));
        midnight = (day - EpochDay) * NanosecondsPerDay - offset.Ticks * NanosecondsPerTick;
        cachedDay = day;
    }

    private bool TryChangingDay(int day, long timeOfDay, out long unixNanoseconds)
    {
        DateTime local = DateOnly
            .FromDayNumber(day)
            .ToDateTime(TimeOnly.MinValue)
            .AddTicks(timeOfDay / NanosecondsPerTick);
        TimeSpan offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        unixNanoseconds = (day - EpochDay) * NanosecondsPerDay + timeOfDay - offset.Ticks * NanosecondsPerTick;
        return !zone.IsInvalidTime(local);
    }
}
