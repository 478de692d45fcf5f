using System.Globalization;

namespace OptiFire.Sdk.Time;

/// <summary>Durations in whole hours, minutes and seconds, such as <c>1h30m</c>.</summary>
internal static class DurationText
{
    private const string Units = "hms";
    private const int LongestNumber = 6;

    private static readonly long[] SecondsPerUnit = [3600, 60, 1];

    /// <summary>Whether a span has no fraction of a second.</summary>
    public static bool IsWholeSeconds(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0;

    /// <summary>Reads one or more numbers with a unit, larger units first, each once; zero is a duration.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        long seconds = 0;
        int nextUnit = 0;
        while (!text.IsEmpty)
        {
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > LongestNumber)
            {
                return false;
            }

            int unit = Units.IndexOf(text[digits], nextUnit);
            if (unit < 0)
            {
                return false;
            }

            seconds +=
                SecondsPerUnit[unit] * int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            nextUnit = unit + 1;
            text = text[(digits + 1)..];
        }

        duration = TimeSpan.FromSeconds(seconds);
        return nextUnit > 0;
    }

    /// <summary>Prints a positive span of whole seconds: the largest units, none of them zero.</summary>
    public static string Format(TimeSpan duration)
    {
        long hours = (long)duration.TotalHours;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Part(hours, 'h')}{Part(duration.Minutes, 'm')}{Part(duration.Seconds, 's')}"
        );
    }

    private static string Part(long number, char unit) =>
        number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture) + unit;
}
