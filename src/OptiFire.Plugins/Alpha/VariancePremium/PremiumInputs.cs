using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Alpha;

/// <summary>The prices that the chosen estimator of daily variance reads.</summary>
internal sealed class PremiumInputs
{
    private const int SecondsWithExtendedHours = 16 * 3_600;

    private readonly RealizedEstimator _estimator;
    private readonly BarSize _size;
    private readonly WindowNeed<Bar, double> _opens;
    private readonly WindowNeed<Bar, double> _highs;
    private readonly WindowNeed<Bar, double> _lows;
    private readonly WindowNeed<Bar, double> _closes;

    public PremiumInputs(VariancePremiumOptions options)
    {
        _estimator = options.Estimator;
        bool isIntraday = _estimator == RealizedEstimator.Intraday;
        _size = isIntraday ? new BarSize(options.BarSeconds) : BarSize.Day;
        int needed = options.ScoreWindow + HarVariance.Month - 1;
        int days = Math.Max(needed + options.MaxUnmatched, options.ForecastDays);
        int perDay = isIntraday ? (SecondsWithExtendedHours / options.BarSeconds) + 1 : 1;
        WindowNeed<Bar, double> Of(Column<Bar, double> column) =>
            Need.Window(column, _size, (days * perDay) + 1, options.Underlying) with
            {
                MinLength = needed + 1,
                Adjustment = Adjustment.TotalReturn,
            };
        (_opens, _highs, _lows, _closes) = (Of(Bar.OpenPrice), Of(Bar.HighPrice), Of(Bar.LowPrice), Of(Bar.ClosePrice));
    }

    /// <summary>Only what the estimator reads.</summary>
    public IReadOnlyList<Need> Needs =>
        _estimator switch
        {
            RealizedEstimator.CloseToClose => [_closes],
            RealizedEstimator.Parkinson => [_opens, _highs, _lows, _closes],
            _ => [_opens, _closes],
        };

    /// <summary>The variance of every session there is.</summary>
    public DailyVariances Measure(IRun run) =>
        _estimator switch
        {
            RealizedEstimator.CloseToClose => DailyVariances.OfCloses(run.Window(_closes)),
            RealizedEstimator.Parkinson => DailyVariances.OfRanges(
                run.Window(_opens),
                run.Window(_highs),
                run.Window(_lows),
                run.Window(_closes)
            ),
            _ => DailyVariances.OfBars(run.Window(_opens), run.Window(_closes), _size.Length, run.Calendar),
        };
}
