using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>Open, high, low, close and volume over a span of time, in the instrument's scaled whole numbers.</summary>
public readonly record struct Bar : IDatum<Bar>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("bar", 1);

    /// <summary>Raw closing price in the instrument's scaled units: exact.</summary>
    public static Column<Bar, long> RawClose { get; } = new("raw close", static (bar, _) => bar.Close);

    /// <summary>Opening price in currency units.</summary>
    public static Column<Bar, double> OpenPrice { get; } =
        new("open", static (bar, instrument) => instrument.PriceAsDouble(bar.Open)) { Adjusts = AdjustedAs.Price };

    /// <summary>Highest price in currency units.</summary>
    public static Column<Bar, double> HighPrice { get; } =
        new("high", static (bar, instrument) => instrument.PriceAsDouble(bar.High)) { Adjusts = AdjustedAs.Price };

    /// <summary>Lowest price in currency units.</summary>
    public static Column<Bar, double> LowPrice { get; } =
        new("low", static (bar, instrument) => instrument.PriceAsDouble(bar.Low)) { Adjusts = AdjustedAs.Price };

    /// <summary>Closing price in currency units.</summary>
    public static Column<Bar, double> ClosePrice { get; } =
        new("close", static (bar, instrument) => instrument.PriceAsDouble(bar.Close)) { Adjusts = AdjustedAs.Price };

    /// <summary>Volume in units of the instrument.</summary>
    public static Column<Bar, double> TradedVolume { get; } =
        new("volume", static (bar, instrument) => (double)bar.Volume / instrument.QuantityScale)
        {
            Adjusts = AdjustedAs.Quantity,
        };

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <summary>How long the bar lasts.</summary>
    public BarSize Size { get; init; }

    /// <summary>When the bar begins.</summary>
    public Timestamp Start { get; init; }

    /// <summary>When the bar ends.</summary>
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>First price.</summary>
    public long Open { get; init; }

    /// <summary>Highest price.</summary>
    public long High { get; init; }

    /// <summary>Lowest price.</summary>
    public long Low { get; init; }

    /// <summary>Last price.</summary>
    public long Close { get; init; }

    /// <summary>Traded quantity; 0 where the source has none.</summary>
    public long Volume { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => Size.Variant;

    /// <inheritdoc />
    public static Bar WithInstrument(in Bar datum, InstrumentId instrument) => datum with { Instrument = instrument };

    /// <inheritdoc />
    public static void Write(in Bar datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteInt32(datum.Size.Seconds);
        writer.WriteTimestamp(datum.Start);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt64(datum.Open);
        writer.WriteInt64(datum.High);
        writer.WriteInt64(datum.Low);
        writer.WriteInt64(datum.Close);
        writer.WriteInt64(datum.Volume);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static Bar Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            Size = new BarSize(reader.ReadInt32()),
            Start = reader.ReadTimestamp(),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Open = reader.ReadInt64(),
            High = reader.ReadInt64(),
            Low = reader.ReadInt64(),
            Close = reader.ReadInt64(),
            Volume = reader.ReadInt64(),
            Revision = reader.ReadInt32(),
        };
}
