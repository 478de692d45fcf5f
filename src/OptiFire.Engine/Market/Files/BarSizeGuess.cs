using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Tells the length of bars from the times at which the first of them begin.</summary>
internal static class BarSizeGuess
{
    private const int Rows = 1_000;

    /// <summary>The longest size on which nine of ten rows begin; a second when there are no rows.</summary>
    public static BarSize Of(string path, FileHeader header)
    {
        var times = new TimeFields();
        using var lines = new LineReader(TextFile.Open(path), Path.GetFileName(path));
        lines.TryRead(out _);
        int rows = 0;
        int days = 0;
        int hours = 0;
        int minutes = 0;
        for (int i = 0; i < Rows && lines.TryRead(out ReadOnlySpan<byte> line); i++)
        {
            var fields = new FieldReader(line);
            ReadOnlySpan<byte> time = default;
            for (int column = 0; column <= header.TimeColumn; column++)
            {
                fields.TryNext(out time);
            }

            time = time.EndsWith((byte)'Z') ? time[..^1] : time;
            if (times.TryDateTime(time, out _, out long timeOfDay))
            {
                long second = timeOfDay / TimeFields.NanosecondsPerSecond;
                rows++;
                days += second == 0 ? 1 : 0;
                hours += second % 3_600 == 0 ? 1 : 0;
                minutes += second % 60 == 0 ? 1 : 0;
            }
        }

        bool daily = header.Layout == FileLayout.LocalBars && IsMost(days);
        return daily ? BarSize.Day
            : IsMost(hours) ? BarSize.Hour
            : IsMost(minutes) ? BarSize.Minute
            : BarSize.Second;

        bool IsMost(int aligned) => rows > 0 && aligned * 10L >= rows * 9L;
    }
}
