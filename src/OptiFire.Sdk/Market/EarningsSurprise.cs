using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>What a company earned in one fiscal period beside what was expected.</summary>
/// <remarks>
/// The event is the report. Expectations known before it come as a datum with the same event time, an earlier
/// <see cref="AvailableAt"/> and <see cref="Actual"/> NaN; the report is its next revision.
/// </remarks>
public readonly record struct EarningsSurprise : IDatum<EarningsSurprise>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("earnings-surprise", 1);

    /// <summary>Reported less expected earnings per share in currency units; NaN where either is missing.</summary>
    public static Column<EarningsSurprise, double> Surprise { get; } =
        new("surprise", static (datum, _) => datum.Actual - datum.Consensus);

    /// <summary>Unofficial less official expectation in currency units; NaN where either is missing.</summary>
    public static Column<EarningsSurprise, double> WhisperSpread { get; } =
        new("whisper spread", static (datum, _) => datum.Whisper - datum.Consensus);

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <summary>When the company reports.</summary>
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>The period reported on.</summary>
    public FiscalPeriod Period { get; init; }

    /// <summary>Mean estimate of earnings per share before the report, in currency units; NaN where the source has none.</summary>
    public double Consensus { get; init; }

    /// <summary>Earnings per share as reported, in currency units; NaN while the report is ahead.</summary>
    public double Actual { get; init; }

    /// <summary>The unofficial expectation of earnings per share, in currency units; NaN where the source has none.</summary>
    public double Whisper { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static EarningsSurprise WithInstrument(in EarningsSurprise datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in EarningsSurprise datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt32(datum.Period.Year);
        writer.WriteInt32(datum.Period.Quarter);
        writer.WriteDouble(datum.Consensus);
        writer.WriteDouble(datum.Actual);
        writer.WriteDouble(datum.Whisper);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static EarningsSurprise Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Period = new FiscalPeriod(reader.ReadInt32(), reader.ReadInt32()),
            Consensus = reader.ReadDouble(),
            Actual = reader.ReadDouble(),
            Whisper = reader.ReadDouble(),
            Revision = reader.ReadInt32(),
        };
}
