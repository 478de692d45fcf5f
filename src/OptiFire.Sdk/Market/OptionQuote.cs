using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>A quote of one listed option. The instrument is the underlying; the variant tells the contracts apart.</summary>
public readonly record struct OptionQuote : IDatum<OptionQuote>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("option-quote", 2);

    /// <summary>Half-way between bid and ask per unit of the underlying, in currency units; NaN unless both are there.</summary>
    public static Column<OptionQuote, double> MidPrice { get; } =
        new(
            "mid",
            static (quote, instrument) =>
                quote.Bid > 0 && quote.Ask > 0
                    ? (instrument.PriceAsDouble(quote.Bid) + instrument.PriceAsDouble(quote.Ask)) / 2
                    : double.NaN
        );

    /// <summary>Implied volatility per year as a fraction; NaN where unknown.</summary>
    public static Column<OptionQuote, double> Volatility { get; } =
        new("implied volatility", static (quote, _) => quote.ImpliedVolatility);

    /// <summary>The underlying.</summary>
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>The last day on which the option can be exercised.</summary>
    public DateOnly Expiry { get; init; }

    /// <summary>The strike in the underlying's scaled price units.</summary>
    public long Strike { get; init; }

    /// <summary>Call or put.</summary>
    public OptionType Type { get; init; }

    /// <summary>Bid per unit of the underlying, in the underlying's scaled price units; 0 where there is none.</summary>
    public long Bid { get; init; }

    /// <summary>Ask per unit of the underlying, in the underlying's scaled price units; 0 where there is none.</summary>
    public long Ask { get; init; }

    /// <summary>
    /// Whether bid and ask are both one mark, such as a mid at the close, and not a market that was quoted: their spread of
    /// zero says nothing, and nobody stood ready to trade there.
    /// </summary>
    public bool IsMark { get; init; }

    /// <summary>The underlying's price at the same time, scaled; 0 where the source has none.</summary>
    public long UnderlyingPrice { get; init; }

    /// <summary>Implied volatility per year as a fraction (0.2 is 20 %); NaN where the source has none.</summary>
    public double ImpliedVolatility { get; init; }

    /// <summary>Change of the option's price per unit change of the underlying, −1 to 1; NaN where the source has none.</summary>
    public double Delta { get; init; }

    /// <summary>Contracts outstanding.</summary>
    public long OpenInterest { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc cref="VariantOf" />
    public SeriesVariant Variant => VariantOf(Expiry, Strike, Type);

    /// <summary>The variant of a contract: a stable 31-bit hash of expiry, strike and type, the same on every machine.</summary>
    /// <param name="expiry">The last day on which the option can be exercised.</param>
    /// <param name="strike">The strike in the underlying's scaled price units.</param>
    /// <param name="type">Call or put.</param>
    /// <remarks>
    /// It keeps series apart and does not identify a contract by itself: of n contracts on one underlying about n²/2³² pairs
    /// share a variant (0.02 for 10,000), so whoever needs the contract compares expiry, strike and type.
    /// </remarks>
    public static SeriesVariant VariantOf(DateOnly expiry, long strike, OptionType type) =>
        VariantHash.Finish(
            VariantHash.Add(VariantHash.Add(VariantHash.Add(VariantHash.Start, expiry.DayNumber), strike), (long)type)
        );

    /// <inheritdoc />
    public static OptionQuote WithInstrument(in OptionQuote datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in OptionQuote datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt32(datum.Expiry.DayNumber);
        writer.WriteInt64(datum.Strike);
        writer.WriteByte((byte)datum.Type);
        writer.WriteInt64(datum.Bid);
        writer.WriteInt64(datum.Ask);
        writer.WriteInt64(datum.UnderlyingPrice);
        writer.WriteDouble(datum.ImpliedVolatility);
        writer.WriteDouble(datum.Delta);
        writer.WriteInt64(datum.OpenInterest);
        writer.WriteInt32(datum.Revision);
        writer.WriteBoolean(datum.IsMark);
    }

    /// <inheritdoc />
    public static OptionQuote Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Expiry = StoredDate.Read(ref reader),
            Strike = reader.ReadInt64(),
            Type = (OptionType)reader.ReadByte(),
            Bid = reader.ReadInt64(),
            Ask = reader.ReadInt64(),
            UnderlyingPrice = reader.ReadInt64(),
            ImpliedVolatility = reader.ReadDouble(),
            Delta = reader.ReadDouble(),
            OpenInterest = reader.ReadInt64(),
            Revision = reader.ReadInt32(),
            IsMark = schemaVersion >= 2 && reader.ReadBoolean(),
        };
}
