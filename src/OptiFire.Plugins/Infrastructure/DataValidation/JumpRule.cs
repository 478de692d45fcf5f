using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Puts a price aside that is too far from those before it, until something confirms it.</summary>
/// <remarks>
/// <code>
/// r = ln(p / (last accepted p · announced splits))
/// limit = max(floor, k · MAD of the returns before · √(max(1, Δt / spacing))) + half-spread
/// spacing: a bar's length; of ticks their mean distance, at least a second
/// </code>
/// A price beyond the limit is accepted at once where the bar leads there (it opens within the limit and is traded on
/// both sides of its close), or where another series of the instrument already shows the level; else it is held, and
/// accepted when the next row is near it. So a wrong print never passes, and a real gap waits for one row.
/// </remarks>
internal sealed class JumpRule(DataValidationOptions options)
{
    private const int FewestReturns = 20;

    /// <summary>Judges a price and takes it into the series where it is accepted.</summary>
    public DataVerdict Judge(DataValidationState state, SeriesRecord series, in PriceMove move, IDataFilterRun run)
    {
        if (series.Price == 0)
        {
            Take(state, series, in move);
            return DataVerdict.Accept;
        }

        double before = series.Price * state.SplitFactor(series.PriceTime, move.Time);
        double change = Math.Log(move.Price / before);
        bool isSmall = Math.Abs(change) <= options.OutlierFloor + move.HalfSpread;
        if (isSmall || options.OutlierDeviations == 0 || series.Returns < FewestReturns)
        {
            Accept(state, series, in move, change);
            return DataVerdict.Accept;
        }

        double deviation = series.Deviation();
        double spacing = move.Spacing > TimeSpan.Zero ? move.Spacing.TotalSeconds : Math.Max(1, series.Spacing);
        double spacings = Math.Max(1, (move.Time - series.PriceTime).TotalSeconds / spacing);
        double limit =
            Math.Max(options.OutlierFloor, options.OutlierDeviations * deviation * Math.Sqrt(spacings))
            + move.HalfSpread;
        bool leadsThere = move.Open > 0 && move.IsTradedThrough && Math.Abs(Math.Log(move.Open / before)) <= limit;
        if (Math.Abs(change) <= limit || leadsThere || IsShownElsewhere(state, series, in move, limit))
        {
            Accept(state, series, in move, change);
            return DataVerdict.Accept;
        }

        if (series.Held > 0 && move.Time > series.HeldTime && Math.Abs(Math.Log(move.Price / series.Held)) <= limit)
        {
            Confirm(state, series, change, run);
            Accept(state, series, in move, change);
            return DataVerdict.Accept;
        }

        bool likeSplit =
            options.SplitTolerance > 0
            && SplitRatio.Nearest(change, options.SplitTolerance + (2 * deviation)) is not null;
        state.HeldSeries += series.Held == 0 ? 1 : 0;
        (series.Held, series.HeldTime, series.HeldLikeSplit) = (move.Price, move.Time, likeSplit);
        return DataVerdict.Accept.With(likeSplit ? QuarantineReason.SplitLike : QuarantineReason.Outlier);
    }

    private static bool IsShownElsewhere(
        DataValidationState state,
        SeriesRecord series,
        in PriceMove move,
        double limit
    )
    {
        foreach (SeriesRecord other in state.Series)
        {
            if (
                other != series
                && other.Price > 0
                && other.PriceTime > series.PriceTime
                && Math.Abs(Math.Log(move.Price / other.Price)) <= limit
            )
            {
                return true;
            }
        }

        return false;
    }

    private static void Confirm(DataValidationState state, SeriesRecord series, double change, IDataFilterRun run)
    {
        string what = FormattableString.Invariant(
            $"{run.Instrument} {series.Kind}: a move of {change:P1} is confirmed"
        );
        if (!series.HeldLikeSplit)
        {
            run.Report(FindingSeverity.Information, $"{what}; its first row was put aside");
            return;
        }

        // Windows of raw prices now hold two scales: no new exposure until the rows of one scale dominate.
        state.CleanShare = 0;
        run.Report(FindingSeverity.Critical, $"{what}; it looks like a split, and none was announced");
    }

    private static void Take(DataValidationState state, SeriesRecord series, in PriceMove move)
    {
        series.Price = move.Price;
        series.PriceTime = move.Time;
        state.LastPriceTime = move.Time > state.LastPriceTime ? move.Time : state.LastPriceTime;
    }

    private void Accept(DataValidationState state, SeriesRecord series, in PriceMove move, double change)
    {
        if (series.Held > 0)
        {
            state.HeldSeries--;
            series.Held = 0;
        }

        series.Push(change, move.Time - series.PriceTime, options.OutlierWindow);
        Take(state, series, in move);
    }
}
