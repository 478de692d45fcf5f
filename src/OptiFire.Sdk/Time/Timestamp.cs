using System.Globalization;

namespace OptiFire.Sdk.Time;

/// <summary>A point on the UTC time line, exact to the nanosecond.</summary>
/// <param name="UnixNanoseconds">Nanoseconds since 1970-01-01T00:00:00Z, negative before; reaches from 1677 to 2262.</param>
public readonly record struct Timestamp(long UnixNanoseconds) : IComparable<Timestamp>
{
    private const long NanosecondsPerTick = 100;

    /// <summary>Before every other timestamp.</summary>
    public static Timestamp MinValue => new(long.MinValue);

    /// <summary>After every other timestamp.</summary>
    public static Timestamp MaxValue => new(long.MaxValue);

    /// <summary>The date in UTC.</summary>
    public DateOnly UtcDate => DateOnly.FromDateTime(ToDateTimeOffset().UtcDateTime);

    /// <summary>Converts from a time of any offset.</summary>
    public static Timestamp From(DateTimeOffset time) =>
        new(checked((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * NanosecondsPerTick));

    /// <summary>Makes a timestamp from a UTC calendar date and time of day.</summary>
    public static Timestamp FromUtc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        From(new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero));

    /// <summary>Reads an RFC 3339 time such as <c>2014-06-06T13:30:00Z</c>; without an offset it is UTC.</summary>
    /// <exception cref="FormatException">The text is not a time.</exception>
    public static Timestamp Parse(string text) =>
        From(
            DateTimeOffset.Parse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            )
        );

    /// <summary>The same point as a framework type, cut to 100 ns.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        DateTimeOffset.UnixEpoch.AddTicks(Math.DivRem(UnixNanoseconds, NanosecondsPerTick).Quotient);

    /// <inheritdoc />
    public int CompareTo(Timestamp other) => UnixNanoseconds.CompareTo(other.UnixNanoseconds);

    /// <summary>A later (or, with a negative span, earlier) point.</summary>
    public static Timestamp operator +(Timestamp time, TimeSpan span) =>
        new(checked(time.UnixNanoseconds + span.Ticks * NanosecondsPerTick));

    /// <summary>An earlier point.</summary>
    public static Timestamp operator -(Timestamp time, TimeSpan span) => time + -span;

    /// <summary>The time between two points, cut to 100 ns.</summary>
    public static TimeSpan operator -(Timestamp later, Timestamp earlier) =>
        TimeSpan.FromTicks(checked(later.UnixNanoseconds - earlier.UnixNanoseconds) / NanosecondsPerTick);

    /// <summary>Whether one point is before another.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.UnixNanoseconds < right.UnixNanoseconds;

    /// <summary>Whether one point is after another.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.UnixNanoseconds > right.UnixNanoseconds;

    /// <summary>Whether one point is not after another.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.UnixNanoseconds <= right.UnixNanoseconds;

    /// <summary>Whether one point is not before another.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.UnixNanoseconds >= right.UnixNanoseconds;

    /// <summary>RFC 3339 in UTC with as many decimals as needed.</summary>
    public override string ToString()
    {
        if (this == MinValue || this == MaxValue)
        {
            return this == MinValue ? "-∞" : "∞";
        }

        (long seconds, long nanoseconds) = Math.DivRem(UnixNanoseconds, 1_000_000_000L);
        if (nanoseconds < 0)
        {
            seconds--;
            nanoseconds += 1_000_000_000L;
        }

        string whole = DateTimeOffset
            .FromUnixTimeSeconds(seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        string fraction =
            nanoseconds == 0 ? "" : "." + nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return whole + fraction + "Z";
    }
}
