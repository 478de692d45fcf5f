using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>A bar's size, start and end, both in nanoseconds since 1970, UTC.</summary>
internal readonly record struct BarSpan(BarSize Size, long Start, long End)
{
    private const long Open = (9 * 3_600 + 30 * 60) * TimeFields.NanosecondsPerSecond;

    /// <summary>A bar that begins at a time.</summary>
    public static BarSpan From(BarSize size, long start) =>
        new(size, start, start + size.Seconds * TimeFields.NanosecondsPerSecond);

    /// <summary>
    /// The bar of a session that ends at a time: from 09:30 New York of its date, or the whole day UTC where the end is the
    /// midnight after the date.
    /// </summary>
    /// <returns>False when the end is not after the start, or more than a day after the start of the date.</returns>
    public static bool TrySession(TimeFields times, int day, long end, out BarSpan span)
    {
        long start = TimeFields.UtcMidnight(day);
        if (end != start + TimeFields.NanosecondsPerDay && !times.TryNewYork(day, Open, out start))
        {
            span = default;
            return false;
        }

        span = new BarSpan(BarSize.Day, start, end);
        return end > start && end - start <= TimeFields.NanosecondsPerDay;
    }
}
