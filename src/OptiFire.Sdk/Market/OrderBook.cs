using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>A snapshot of the best levels of an order book, best first; immutable.</summary>
public readonly record struct OrderBook : IDatum<OrderBook>
{
    /// <summary>The most levels a side may have.</summary>
    public const int MaximumDepth = 1_000;

    private readonly BookLevel[]? levels;
    private readonly int bidCount;

    /// <summary>Makes a snapshot; the levels are copied.</summary>
    /// <param name="bids">Bids, best (highest) first; may be empty.</param>
    /// <param name="asks">Asks, best (lowest) first; may be empty.</param>
    /// <exception cref="ArgumentException">A side has more than <see cref="MaximumDepth"/> levels.</exception>
    public OrderBook(ReadOnlySpan<BookLevel> bids, ReadOnlySpan<BookLevel> asks)
    {
        if (bids.Length > MaximumDepth || asks.Length > MaximumDepth)
        {
            throw new ArgumentException($"A side of a book has at most {MaximumDepth} levels.", nameof(bids));
        }

        levels = [.. bids, .. asks];
        bidCount = bids.Length;
    }

    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("book", 1);

    /// <inheritdoc />
    public static bool MayShareTime => true;

    /// <summary>Best bid in currency units; NaN without bids.</summary>
    public static Column<OrderBook, double> BestBid { get; } =
        new("best bid", static (book, instrument) => Best(book.Bids, instrument)) { Adjusts = AdjustedAs.Price };

    /// <summary>Best ask in currency units; NaN without asks.</summary>
    public static Column<OrderBook, double> BestAsk { get; } =
        new("best ask", static (book, instrument) => Best(book.Asks, instrument)) { Adjusts = AdjustedAs.Price };

    /// <summary>Half-way between best bid and best ask in currency units; NaN unless both are there.</summary>
    public static Column<OrderBook, double> MidPrice { get; } =
        new("mid", static (book, instrument) => (Best(book.Bids, instrument) + Best(book.Asks, instrument)) / 2)
        {
            Adjusts = AdjustedAs.Price,
        };

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <summary>The bids, best first.</summary>
    public ReadOnlySpan<BookLevel> Bids => levels.AsSpan(0, bidCount);

    /// <summary>The asks, best first.</summary>
    public ReadOnlySpan<BookLevel> Asks => levels.AsSpan(bidCount);

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static OrderBook WithInstrument(in OrderBook datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in OrderBook datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt32(datum.Revision);
        WriteSide(datum.Bids, writer);
        WriteSide(datum.Asks, writer);
    }

    /// <inheritdoc />
    public static OrderBook Read(ref PayloadReader reader, int schemaVersion)
    {
        var instrument = new InstrumentId(reader.ReadInt32());
        Timestamp eventTime = reader.ReadTimestamp();
        Timestamp availableAt = reader.ReadTimestamp();
        int revision = reader.ReadInt32();
        BookLevel[] bids = ReadSide(ref reader);
        return new OrderBook(bids, ReadSide(ref reader))
        {
            Instrument = instrument,
            EventTime = eventTime,
            AvailableAt = availableAt,
            Revision = revision,
        };
    }

    /// <summary>Whether both say the same, level by level.</summary>
    public bool Equals(OrderBook other) =>
        Instrument == other.Instrument
        && EventTime == other.EventTime
        && AvailableAt == other.AvailableAt
        && Revision == other.Revision
        && Bids.SequenceEqual(other.Bids)
        && Asks.SequenceEqual(other.Asks);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Instrument, EventTime, AvailableAt, Revision, bidCount);

    private static double Best(ReadOnlySpan<BookLevel> side, Instrument instrument) =>
        side.IsEmpty ? double.NaN : instrument.PriceAsDouble(side[0].Price);

    private static void WriteSide(ReadOnlySpan<BookLevel> side, PayloadWriter writer)
    {
        writer.WriteInt32(side.Length);
        foreach (BookLevel level in side)
        {
            writer.WriteInt64(level.Price);
            writer.WriteInt64(level.Size);
        }
    }

    private static BookLevel[] ReadSide(ref PayloadReader reader)
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > MaximumDepth)
        {
            throw new PayloadException($"A book in the payload has {count} levels.");
        }

        var side = new BookLevel[count];
        for (int i = 0; i < count; i++)
        {
            side[i] = new BookLevel(reader.ReadInt64(), reader.ReadInt64());
        }

        return side;
    }
}
