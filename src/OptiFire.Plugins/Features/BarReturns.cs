using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Log returns from bar to bar that know when they span more than one.</summary>
internal static class BarReturns
{
    /// <summary>The log return that ends at a row.</summary>
    /// <param name="closes">The closes.</param>
    /// <param name="row">The row, at least 1.</param>
    /// <param name="calendar">The instrument's calendar.</param>
    /// <param name="size">The length of a bar.</param>
    /// <returns>
    /// The return, NaN where a close is not above 0 or bars are missing in between (a move over several bars is not a
    /// return of one), and how many bars it spans, at least 1.
    /// </returns>
    public static (double Return, int Bars) At(Window<double> closes, int row, ICalendar calendar, BarSize size)
    {
        int missing = BarGaps.Missing(calendar, size, closes.Times[row - 1], closes.Times[row]);
        bool isUsable = missing == 0 && closes.Values[row - 1] > 0 && closes.Values[row] > 0;
        return (isUsable ? Math.Log(closes.Values[row] / closes.Values[row - 1]) : double.NaN, missing + 1);
    }
}
