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

    public RequestedSeries(SimulatedSeries series, Instrument instrument)
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

    /// <summary>An event of a book in the instrument's scaled units.</summary>
    public BookEvent Event(in BookEvent change) =>
        change with
        {
            Price = change.Price * _priceUnits,
            Size = change.Size * _quantityUnits,
        };

    /// <summary>The levels that a book shows, in the instrument's scaled units.</summary>
    public OrderBook Book(SimulatedBook book, Timestamp time)
    {
        Span<BookLevel> bids = stackalloc BookLevel[book.Count(BookSide.Bid)];
        Span<BookLevel> asks = stackalloc BookLevel[book.Count(BookSide.Ask)];
        Copy(book, BookSide.Bid, bids);
        Copy(book, BookSide.Ask, asks);
        return new OrderBook(bids, asks)
        {
            Instrument = _id,
            EventTime = time,
            AvailableAt = time,
        };
    }

    /// <summary>The trade that a book event tells of.</summary>
    public Trade Trade(in BookEvent traded, long number) =>
        new()
        {
            Instrument = _id,
            EventTime = traded.Time,
            AvailableAt = traded.Time,
            Price = traded.Price,
            Size = traded.Size,
            Aggressor = traded.Aggressor,
            TradeId = number,
        };

    /// <summary>The best of both sides of a book.</summary>
    public Quote Quote(in OrderBook book) =>
        new()
        {
            Instrument = _id,
            EventTime = book.EventTime,
            AvailableAt = book.EventTime,
            Bid = book.Bids[0].Price,
            BidSize = book.Bids[0].Size,
            Ask = book.Asks[0].Price,
            AskSize = book.Asks[0].Size,
        };

    private void Copy(SimulatedBook book, BookSide side, Span<BookLevel> levels)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            BookLevel level = book.Level(side, i);
            levels[i] = new BookLevel(level.Price * _priceUnits, level.Size * _quantityUnits);
        }
    }
}
