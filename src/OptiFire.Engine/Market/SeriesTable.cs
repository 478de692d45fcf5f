using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market;

/// <summary>All series of one kind, found by instrument and variant without hashing.</summary>
internal sealed class SeriesTable<T>(IInstruments instruments) : ISeriesTable
    where T : struct, IDatum<T>
{
    private readonly List<(SeriesVariant Variant, Series<T> Series)>[] byInstrument =
    [
        .. Enumerable.Range(0, instruments.Count + 1).Select(_ => new List<(SeriesVariant, Series<T>)>(1)),
    ];

    private readonly Instrument nobody = new() { Symbol = "" };

    public long Bytes => byInstrument.Sum(list => list.Sum(entry => entry.Series.Bytes));

    public Series<T>? Find(InstrumentId instrument, SeriesVariant variant)
    {
        List<(SeriesVariant Variant, Series<T> Series)> list = byInstrument[instrument.Value + 1];
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].Variant == variant)
            {
                return list[i].Series;
            }
        }

        return null;
    }

    /// <summary>Takes a corporate action out of an instrument's adjusted columns.</summary>
    public void Adjust(
        InstrumentId instrument,
        Timestamp exTime,
        Adjustment kind,
        double priceFactor,
        double quantityFactor
    )
    {
        foreach ((SeriesVariant _, Series<T> series) in byInstrument[instrument.Value + 1])
        {
            series.Adjust(exTime, kind, priceFactor, quantityFactor);
        }
    }

    public Series<T> GetOrAdd(InstrumentId instrument, SeriesVariant variant)
    {
        if (Find(instrument, variant) is { } known)
        {
            return known;
        }

        var series = new Series<T>(instrument == InstrumentId.None ? nobody : instruments[instrument]);
        byInstrument[instrument.Value + 1].Add((variant, series));
        return series;
    }

    public bool BeginFill()
    {
        bool any = false;
        ForEach(series => any |= series.BeginFill());
        return any;
    }

    public void EndFill() => ForEach(series => series.EndFill());

    public void ClearTriggers() => ForEach(series => series.Triggers = []);

    private void ForEach(Action<Series<T>> action)
    {
        foreach (List<(SeriesVariant Variant, Series<T> Series)> list in byInstrument)
        {
            list.ForEach(entry => action(entry.Series));
        }
    }

    ISeries ISeriesTable.GetOrAdd(InstrumentId instrument, SeriesVariant variant) => GetOrAdd(instrument, variant);
}
