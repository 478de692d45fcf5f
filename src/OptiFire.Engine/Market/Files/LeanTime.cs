using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads the first field of a Lean row, New York wall time, as the span of its bar.</summary>
/// <remarks>Daily and hour rows hold <c>yyyyMMdd HH:mm</c>; minute and second rows milliseconds since midnight of the file's date.</remarks>
internal sealed class LeanTime(ParseContext context, BarSize size)
{
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const long Close = 16 * 3_600 * TimeFields.NanosecondsPerSecond;

    private readonly long unit = size.Seconds * TimeFields.NanosecondsPerSecond;
    private readonly bool dated = size.Seconds >= BarSize.Hour.Seconds;

    public bool TryRead(ReadOnlySpan<byte> text, out BarSpan span)
    {
        span = default;
        if (!(dated ? TryDated(text, out int day, out long time) : TryOfDay(text, out day, out time)))
        {
            return false;
        }

        if (size == BarSize.Day)
        {
            return time == 0
                && context.Times.TryNewYork(day, Close, out long end)
                && BarSpan.TrySession(context.Times, day, end, out span);
        }

        bool exists = context.Times.TryNewYork(day, time, out long start);
        span = BarSpan.From(size, start);
        return exists && time % unit == 0;
    }

    private bool TryOfDay(ReadOnlySpan<byte> text, out int day, out long time)
    {
        day = context.Part.Day;
        bool valid = TimeFields.TryDigits(text, out int milliseconds);
        time = milliseconds * NanosecondsPerMillisecond;
        return valid && time < TimeFields.NanosecondsPerDay;
    }

    private static bool TryDated(ReadOnlySpan<byte> text, out int day, out long time)
    {
        day = 0;
        time = 0;
        if (text.Length != 14 || text[8] != ' ' || text[11] != ':')
        {
            return false;
        }

        bool valid = TryDay(text[..8], out day);
        valid &= TimeFields.TryDigits(text[9..11], out int hour) & TimeFields.TryDigits(text[12..], out int minute);
        time = (hour * 60L + minute) * 60 * TimeFields.NanosecondsPerSecond;
        return valid && hour < 24 && minute < 60;
    }

    /// <summary>Reads <c>yyyyMMdd</c> as a day number.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        return text.Length == 8
            && TimeFields.TryDigits(text, out int date)
            && TimeFields.TryDay(date / 10_000, date / 100 % 100, date % 100, out day);
    }
}
