using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Log prices at every bar of the calendar: where a bar is missing, the one before it stands.</summary>
/// <param name="size">The length of a bar.</param>
/// <param name="maxMissing">Missing bars that may be bridged.</param>
internal sealed class BridgedCloses(BarSize size, int maxMissing)
{
    /// <summary>Fills a destination, the newest bar last.</summary>
    /// <param name="closes">The closes.</param>
    /// <param name="calendar">The instrument's calendar.</param>
    /// <param name="offset">What is added to every log close.</param>
    /// <param name="path">Receives as many log prices as it is long.</param>
    /// <returns>Null when it is full; otherwise what is wrong, in words that do not change from run to run.</returns>
    public string? Take(Window<double> closes, ICalendar calendar, double offset, Span<double> path)
    {
        int left = path.Length;
        int missing = 0;
        int gap = 0;
        for (int row = closes.Length - 1; row >= 0 && left > 0; row--)
        {
            gap +=
                row == closes.Length - 1
                    ? 0
                    : BarGaps.Missing(calendar, size, closes.Times[row], closes.Times[row + 1]);
            if (!(closes.Values[row] > 0))
            {
                gap++;
                continue;
            }

            // This close also stands for the bars that are missing after it.
            int copies = Math.Min(gap + 1, left);
            left -= copies;
            path.Slice(left, copies).Fill(offset + Math.Log(closes.Values[row]));
            missing += gap;
            gap = 0;
        }

        return missing > maxMissing || left > 0 ? "too many bars are missing in the window" : null;
    }
}
