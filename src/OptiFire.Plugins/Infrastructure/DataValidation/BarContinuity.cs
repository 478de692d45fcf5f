using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Notes what is missing between bars and series that stand still; puts nothing aside.</summary>
internal sealed class BarContinuity(DataValidationOptions options)
{
    /// <summary>Looks at a bar before its series takes it.</summary>
    public void Note(DataValidationState state, SeriesRecord series, in Bar bar, IDataFilterRun run)
    {
        if (series.SeenTime != Timestamp.MinValue)
        {
            NoteGap(state, series, in bar, run);
        }

        NoteStandstill(state, series, in bar, run);
    }

    private void NoteGap(DataValidationState state, SeriesRecord series, in Bar bar, IDataFilterRun run)
    {
        TimeSpan length = bar.Size.Length;
        bool isSession = bar.Size == BarSize.Day;
        if (
            options.MaxMissingBars == 0
            || length > BarSize.Day.Length
            || (!isSession && bar.Start - series.SeenTime <= length * options.MaxMissingBars)
        )
        {
            return;
        }

        int missing = isSession
            ? SessionGaps.Sessions(run.Calendar, series.SeenTime, bar.EventTime)
            : SessionGaps.Bars(run.Calendar, series.SeenTime, bar.Start, length);
        if (missing > (isSession ? 0 : options.MaxMissingBars))
        {
            state.Missing += missing;
            state.CleanShare *= Math.Pow(1 - (1.0 / options.QualityRows), missing);
            run.Report(
                FindingSeverity.Warning,
                FormattableString.Invariant(
                    $"{run.Instrument}: {missing} bars of {bar.Size} are missing before {bar.EventTime}"
                )
            );
        }
    }

    private void NoteStandstill(DataValidationState state, SeriesRecord series, in Bar bar, IDataFilterRun run)
    {
        bool stands =
            options.StaleRows > 0
            && bar.Volume > 0
            && bar.High == bar.Low
            && bar.Close == bar.High
            && bar.Close == series.Price;
        if (!stands)
        {
            state.StaleSeries -= series.IsStale ? 1 : 0;
            (series.IsStale, series.FlatRows) = (false, 0);
            return;
        }

        series.FlatSince = series.FlatRows == 0 ? series.PriceTime : series.FlatSince;
        series.FlatRows++;
        bool isStale =
            series.FlatRows >= options.StaleRows
            && bar.EventTime - series.FlatSince >= TimeSpan.FromMinutes(options.StaleRows);
        if (isStale && !series.IsStale)
        {
            series.IsStale = true;
            state.StaleSeries++;
            run.Report(
                FindingSeverity.Warning,
                FormattableString.Invariant(
                    $"{run.Instrument}: {series.FlatRows} bars of {bar.Size} with volume stand at one price since {series.FlatSince}"
                )
            );
        }
    }
}
