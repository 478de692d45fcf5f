using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>One trade, in the instrument's scaled whole numbers; several may share a time, and keep their order.</summary>
public readonly record struct Trade : IDatum<Trade>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("trade", 1);

    /// <inheritdoc />
    public static bool MayShareTime => true;

    /// <summary>Price in currency units.</summary>
    public static Column<Trade, double> TradePrice { get; } =
        new("price", static (trade, instrument) => instrument.PriceAsDouble(trade.Price))
        {
            Adjusts = AdjustedAs.Price,
        };

    /// <summary>Size in units of the instrument.</summary>
    public static Column<Trade, double> TradeQuantity { get; } =
        new("size", static (trade, instrument) => (double)trade.Size / instrument.QuantityScale)
        {
            Adjusts = AdjustedAs.Quantity,
        };

    /// <summary>+1 where a buyer was the aggressor, −1 where a seller was, 0 where unknown.</summary>
    public static Column<Trade, double> Sign { get; } =
        new(
            "sign",
            static (trade, _) =>
                trade.Aggressor switch
                {
                    AggressorSide.Buy => 1,
                    AggressorSide.Sell => -1,
                    _ => 0,
                }
        );

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>The price paid.</summary>
    public long Price { get; init; }

    /// <summary>The quantity traded.</summary>
    public long Size { get; init; }

    /// <summary>Who crossed the spread.</summary>
    public AggressorSide Aggressor { get; init; }

    /// <summary>Whether the source itself doubts the trade.</summary>
    public bool IsSuspicious { get; init; }

    /// <summary>Where it was traded; none where the source does not say.</summary>
    public MarketCode Exchange { get; init; }

    /// <summary>The source's sale conditions, joined; none where it has none.</summary>
    public MarketCode Condition { get; init; }

    /// <summary>The source's number of the trade; 0 where it has none.</summary>
    public long TradeId { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static Trade WithInstrument(in Trade datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in Trade datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt64(datum.Price);
        writer.WriteInt64(datum.Size);
        writer.WriteByte((byte)datum.Aggressor);
        writer.WriteBoolean(datum.IsSuspicious);
        writer.WriteInt64((long)datum.Exchange.Packed);
        writer.WriteInt64((long)datum.Condition.Packed);
        writer.WriteInt64(datum.TradeId);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static Trade Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Price = reader.ReadInt64(),
            Size = reader.ReadInt64(),
            Aggressor = (AggressorSide)reader.ReadByte(),
            IsSuspicious = reader.ReadBoolean(),
            Exchange = new MarketCode((ulong)reader.ReadInt64()),
            Condition = new MarketCode((ulong)reader.ReadInt64()),
            TradeId = reader.ReadInt64(),
            Revision = reader.ReadInt32(),
        };
}
