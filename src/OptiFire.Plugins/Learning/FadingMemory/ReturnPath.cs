using OptiFire.Plugins.Features;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Learning;

/// <summary>The log returns that end at each row of a window, NaN where bars are missing, and the rows of past returns.</summary>
internal readonly ref struct ReturnPath(Window<double> closes, ICalendar calendar, BarSize size, int lags)
{
    private readonly Window<double> _closes = closes;

    /// <summary>The log return that ends at a row, at least 1; NaN where bars are missing before it.</summary>
    public double this[int row] => BarReturns.At(_closes, row, calendar, size).Return;

    /// <summary>How many bars the return that ends at a row spans.</summary>
    public int Bars(int row) => BarReturns.At(_closes, row, calendar, size).Bars;

    /// <summary>Writes 1, then the return that ends at a row and those before it.</summary>
    public void Fill(int row, Span<double> regressors)
    {
        regressors[0] = 1;
        for (int lag = 0; lag < lags; lag++)
        {
            regressors[lag + 1] = this[row - lag];
        }
    }
}
