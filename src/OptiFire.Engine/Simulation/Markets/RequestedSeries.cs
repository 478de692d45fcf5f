using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>A simulated instrument under the id and the scale that the reader gave it.</summary>
internal sealed class RequestedSeries
{
    private const int GridDigits = 2;

    private readonly InstrumentId _id;
    private readonly long _priceUnits;
    private readonly long _quantityUnits;

    private RequestedSeries(SimulatedSeries series, Instrument instrument)
    {
        if (instrument.PriceDigits < GridDigits)
        {
            throw new ArgumentException(
                $"{instrument.Symbol} keeps {instrument.PriceDigits} decimals; simulated prices need {GridDigits}.",
                nameof(instrument)
            );
        }

        Series = series;
        _id = instrument.Id;
        _priceUnits = instrument.PriceScale / 100;
        _quantityUnits = instrument.QuantityScale;
    }

    public SimulatedSeries Series { get; }

    /// <summary>Those of the series that the request has an id for.</summary>
    public static RequestedSeries[] Of(IEnumerable<SimulatedSeries> series, IInstruments instruments) =>
        [
            .. series.SelectMany<SimulatedSeries, RequestedSeries>(one =>
                instruments.TryFind(one.Instrument.Symbol, out Instrument? instrument) ? [new(one, instrument)] : []
            ),
        ];

    /// <summary>A bar in the instrument's scaled units.</summary>
    public Bar Bar(in TapeBar bar, BarSize size, Timestamp start, Timestamp end) =>
        new()
        {
            Instrument = _id,
            Size = size,
            Start = start,
            EventTime = end,
            AvailableAt = end + Series.Delay,
            Open = bar.Open * _priceUnits,
            High = bar.High * _priceUnits,
            Low = bar.Low * _priceUnits,
            Close = bar.Close * _priceUnits,
            Volume = bar.Volume * _quantityUnits,
        };
}
