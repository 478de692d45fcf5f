using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
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

    public DatumKind Kind => T.Kind;

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

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(byInstrument.Sum(list => list.Count));
        for (int i = 0; i < byInstrument.Length; i++)
        {
            foreach ((SeriesVariant variant, Series<T> series) in byInstrument[i])
            {
                writer.WriteInt32(i - 1);
                writer.WriteInt32(variant.Value);
                series.Save(writer);
            }
        }
    }

    public void Load(ref PayloadReader reader)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            var instrument = new InstrumentId(reader.ReadInt32());
            var variant = new SeriesVariant(reader.ReadInt32());
            bool isKnown = instrument.Value >= -1 && instrument.Value < byInstrument.Length - 1;
            if (!isKnown || Find(instrument, variant) is not { } series)
            {
                throw new PayloadException($"{T.Kind} {variant.Value} of {instrument} was kept and is not any more.");
            }

            series.Load(ref reader);
        }
    }

    ISeries ISeriesTable.GetOrAdd(InstrumentId instrument, SeriesVariant variant) => GetOrAdd(instrument, variant);

    private void ForEach(Action<Series<T>> action)
    {
        foreach (List<(SeriesVariant Variant, Series<T> Series)> list in byInstrument)
        {
            list.ForEach(entry => action(entry.Series));
        }
    }
}
