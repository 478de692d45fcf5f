using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>What analysts expect a company to earn in one fiscal period.</summary>
public readonly record struct EarningsEstimate : IDatum<EarningsEstimate>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("earnings-estimate", 1);

    /// <summary>Mean estimate of earnings per share in currency units; NaN where the source has none.</summary>
    public static Column<EarningsEstimate, double> MeanEstimate { get; } =
        new("mean estimate", static (datum, _) => datum.Mean);

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>The period that is estimated; it is also the variant.</summary>
    public FiscalPeriod Period { get; init; }

    /// <summary>Mean estimate of earnings per share, in currency units; NaN where the source has none.</summary>
    public double Mean { get; init; }

    /// <summary>Highest estimate of earnings per share; NaN where the source has none.</summary>
    public double High { get; init; }

    /// <summary>Lowest estimate of earnings per share; NaN where the source has none.</summary>
    public double Low { get; init; }

    /// <summary>How many analysts; 0 where the source does not say.</summary>
    public int Analysts { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => Period.Variant;

    /// <inheritdoc />
    public static EarningsEstimate WithInstrument(in EarningsEstimate datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in EarningsEstimate datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt32(datum.Period.Year);
        writer.WriteInt32(datum.Period.Quarter);
        writer.WriteDouble(datum.Mean);
        writer.WriteDouble(datum.High);
        writer.WriteDouble(datum.Low);
        writer.WriteInt32(datum.Analysts);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static EarningsEstimate Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Period = new FiscalPeriod(reader.ReadInt32(), reader.ReadInt32()),
            Mean = reader.ReadDouble(),
            High = reader.ReadDouble(),
            Low = reader.ReadDouble(),
            Analysts = reader.ReadInt32(),
            Revision = reader.ReadInt32(),
        };
}
