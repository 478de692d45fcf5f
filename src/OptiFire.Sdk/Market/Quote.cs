using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>The best bid and ask of a market or of one venue, in the instrument's scaled whole numbers.</summary>
/// <remarks>
/// A price of 0 means that the quote says nothing about that side: a venue that moved its ask alone sends bid 0, size 0.
/// It is neither a price nor an order to forget the earlier bid, and columns show NaN for it.
/// </remarks>
public readonly record struct Quote : IDatum<Quote>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("quote", 1);

    /// <inheritdoc />
    public static bool MayShareTime => true;

    /// <summary>Bid in currency units; NaN where the quote has none.</summary>
    public static Column<Quote, double> BidPrice { get; } =
        new("bid", static (quote, instrument) => Price(quote.Bid, instrument)) { Adjusts = AdjustedAs.Price };

    /// <summary>Ask in currency units; NaN where the quote has none.</summary>
    public static Column<Quote, double> AskPrice { get; } =
        new("ask", static (quote, instrument) => Price(quote.Ask, instrument)) { Adjusts = AdjustedAs.Price };

    /// <summary>Half-way between bid and ask in currency units; NaN unless the quote has both.</summary>
    public static Column<Quote, double> MidPrice { get; } =
        new("mid", static (quote, instrument) => (Price(quote.Bid, instrument) + Price(quote.Ask, instrument)) / 2)
        {
            Adjusts = AdjustedAs.Price,
        };

    /// <summary>Size at the bid in units of the instrument; 0 where the quote has no bid.</summary>
    public static Column<Quote, double> BidQuantity { get; } =
        new("bid size", static (quote, instrument) => (double)quote.BidSize / instrument.QuantityScale)
        {
            Adjusts = AdjustedAs.Quantity,
        };

    /// <summary>Size at the ask in units of the instrument; 0 where the quote has no ask.</summary>
    public static Column<Quote, double> AskQuantity { get; } =
        new("ask size", static (quote, instrument) => (double)quote.AskSize / instrument.QuantityScale)
        {
            Adjusts = AdjustedAs.Quantity,
        };

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>Highest price a buyer offers; 0 where the quote says nothing about it.</summary>
    public long Bid { get; init; }

    /// <summary>Quantity wanted at the bid.</summary>
    public long BidSize { get; init; }

    /// <summary>Lowest price a seller asks; 0 where the quote says nothing about it.</summary>
    public long Ask { get; init; }

    /// <summary>Quantity on offer at the ask.</summary>
    public long AskSize { get; init; }

    /// <summary>Whose quote it is; none for the whole market's best.</summary>
    public MarketCode Exchange { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <summary>Whether the quote says something about both sides.</summary>
    public bool IsTwoSided => Bid > 0 && Ask > 0;

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static Quote WithInstrument(in Quote datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in Quote datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt64(datum.Bid);
        writer.WriteInt64(datum.BidSize);
        writer.WriteInt64(datum.Ask);
        writer.WriteInt64(datum.AskSize);
        writer.WriteInt64((long)datum.Exchange.Packed);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static Quote Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Bid = reader.ReadInt64(),
            BidSize = reader.ReadInt64(),
            Ask = reader.ReadInt64(),
            AskSize = reader.ReadInt64(),
            Exchange = new MarketCode((ulong)reader.ReadInt64()),
            Revision = reader.ReadInt32(),
        };

    private static double Price(long scaled, Instrument instrument) =>
        scaled > 0 ? instrument.PriceAsDouble(scaled) : double.NaN;
}
