using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Takes the newest log returns of a window of closes, without those that span missing bars.</summary>
internal static class RecentReturns
{
    /// <summary>Fills a destination, the newest return last.</summary>
    /// <param name="closes">The closes.</param>
    /// <param name="calendar">The instrument's calendar.</param>
    /// <param name="size">The length of a bar.</param>
    /// <param name="returns">Receives as many returns as it is long.</param>
    /// <returns>Null when it is full; otherwise what is wrong, in words that do not change from run to run.</returns>
    public static string? Take(Window<double> closes, ICalendar calendar, BarSize size, Span<double> returns)
    {
        if (!(closes.Values[^1] > 0))
        {
            return "the newest close is not above 0";
        }

        int left = returns.Length;
        for (int row = closes.Length - 1; row >= 1 && left > 0; row--)
        {
            double value = BarReturns.At(closes, row, calendar, size).Return;
            if (!double.IsNaN(value))
            {
                left--;
                returns[left] = value;
            }
            else if (row == closes.Length - 1)
            {
                return "the newest return spans missing bars";
            }
        }

        return left == 0 ? null : "too many returns span missing bars";
    }
}
