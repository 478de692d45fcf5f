using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads dates and times of text files; the last date is remembered, since neighbouring rows share it.</summary>
internal sealed class TimeFields
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    private const int DateLength = 10;
    private const int SecondsLength = 19;

    // What a timestamp can hold: 1677-09-21 to 2262-04-11.
    private const int FirstYear = 1678;
    private const int LastYear = 2261;

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly NewYorkTime newYork = new();
    private ulong cachedHead;
    private ushort cachedTail;
    private int cachedDay;

    /// <summary>Reads <c>yyyy-MM-dd</c> as a day number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryDate(ReadOnlySpan<byte> text, out int day)
    {
        day = cachedDay;
        if (text.Length != DateLength)
        {
            return false;
        }

        ulong head = MemoryMarshal.Read<ulong>(text);
        ushort tail = MemoryMarshal.Read<ushort>(text[8..]);
        if (head == cachedHead && tail == cachedTail)
        {
            return true;
        }

        if (
            text[4] != '-'
            || text[7] != '-'
            || !TryDigits(text[..4], out int year)
            || !TryDigits(text[5..7], out int month)
            || !TryDigits(text[8..], out int dayOfMonth)
            || !TryDay(year, month, dayOfMonth, out day)
        )
        {
            return false;
        }

        (cachedHead, cachedTail, cachedDay) = (head, tail, day);
        return true;
    }

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss[.fffffffff]Z</c>.</summary>
    public bool TryUtc(ReadOnlySpan<byte> text, out long unixNanoseconds)
    {
        unixNanoseconds = 0;
        if (text.Length <= SecondsLength || text[^1] != 'Z' || !TryDateTime(text[..^1], out int day, out long time))
        {
            return false;
        }

        unixNanoseconds = (day - EpochDay) * NanosecondsPerDay + time;
        return true;
    }

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss[.fffffffff]</c>: New York wall time, not converted yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryDateTime(ReadOnlySpan<byte> text, out int day, out long timeOfDay)
    {
        timeOfDay = 0;
        day = 0;
        if (
            text.Length < SecondsLength
            || text[10] != 'T'
            || text[13] != ':'
            || text[16] != ':'
            || !TryDate(text[..DateLength], out day)
            || !TryPair(text[11], text[12], 24, out long hour)
            || !TryPair(text[14], text[15], 60, out long minute)
            || !TryPair(text[17], text[18], 60, out long second)
            || !TryFraction(text[SecondsLength..], out long nanoseconds)
        )
        {
            return false;
        }

        timeOfDay = (hour * 3_600 + minute * 60 + second) * NanosecondsPerSecond + nanoseconds;
        return true;
    }

    /// <summary>Converts New York wall time; false for times that clocks leave out.</summary>
    public bool TryNewYork(int day, long timeOfDay, out long unixNanoseconds) =>
        newYork.TryToUtc(day, timeOfDay, out unixNanoseconds);

    /// <summary>Midnight UTC at the start of a day.</summary>
    public static long UtcMidnight(int day) => (day - EpochDay) * NanosecondsPerDay;

    /// <summary>Makes a day number of a date that exists and that a timestamp can hold.</summary>
    public static bool TryDay(int year, int month, int dayOfMonth, out int day)
    {
        bool exists =
            year is >= FirstYear and <= LastYear
            && month is >= 1 and <= 12
            && dayOfMonth >= 1
            && dayOfMonth <= DateTime.DaysInMonth(year, month);
        day = exists ? new DateOnly(year, month, dayOfMonth).DayNumber : 0;
        return exists;
    }

    /// <summary>Reads digits and nothing else, up to nine.</summary>
    public static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 9)
        {
            return false;
        }

        foreach (byte c in text)
        {
            uint digit = (uint)c - '0';
            if (digit > 9)
            {
                return false;
            }

            value = value * 10 + (int)digit;
        }

        return true;
    }

    private static bool TryPair(byte tens, byte ones, int below, out long value)
    {
        uint ten = (uint)tens - '0';
        uint one = (uint)ones - '0';
        value = ten * 10 + one;
        return ten <= 9 && one <= 9 && value < below;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out long nanoseconds)
    {
        nanoseconds = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != '.' || !TryDigits(text[1..], out int digits))
        {
            return false;
        }

        nanoseconds = digits;
        for (int length = text.Length - 1; length < 9; length++)
        {
            nanoseconds *= 10;
        }

        return true;
    }
}
