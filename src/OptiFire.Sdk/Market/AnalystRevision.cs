using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>How many analysts recommend what, and what they expect a company to earn, at one time.</summary>
/// <remarks>A revision in the analysts' sense is the difference of two of these; <see cref="Revision"/> counts corrections of one.</remarks>
public readonly record struct AnalystRevision : IDatum<AnalystRevision>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("analyst-revision", 1);

    /// <summary>Mean recommendation from −2 (all strong sell) to 2 (all strong buy); NaN without analysts.</summary>
    public static Column<AnalystRevision, double> Score { get; } =
        new(
            "score",
            static (datum, _) =>
                (2.0 * datum.StrongBuy + datum.Buy - datum.Sell - 2.0 * datum.StrongSell)
                / (datum.StrongBuy + datum.Buy + datum.Hold + datum.Sell + datum.StrongSell)
        );

    /// <summary>Mean estimate of earnings per share in currency units; NaN where the source has none.</summary>
    public static Column<AnalystRevision, double> MeanEstimate { get; } =
        new("mean estimate", static (datum, _) => datum.Mean);

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>Analysts who say strong buy.</summary>
    public int StrongBuy { get; init; }

    /// <summary>Analysts who say buy.</summary>
    public int Buy { get; init; }

    /// <summary>Analysts who say hold.</summary>
    public int Hold { get; init; }

    /// <summary>Analysts who say sell.</summary>
    public int Sell { get; init; }

    /// <summary>Analysts who say strong sell.</summary>
    public int StrongSell { get; init; }

    /// <summary>Mean estimate of earnings per share, in currency units; NaN where the source has none.</summary>
    public double Mean { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static AnalystRevision WithInstrument(in AnalystRevision datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in AnalystRevision datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteInt32(datum.StrongBuy);
        writer.WriteInt32(datum.Buy);
        writer.WriteInt32(datum.Hold);
        writer.WriteInt32(datum.Sell);
        writer.WriteInt32(datum.StrongSell);
        writer.WriteDouble(datum.Mean);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static AnalystRevision Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            StrongBuy = reader.ReadInt32(),
            Buy = reader.ReadInt32(),
            Hold = reader.ReadInt32(),
            Sell = reader.ReadInt32(),
            StrongSell = reader.ReadInt32(),
            Mean = reader.ReadDouble(),
            Revision = reader.ReadInt32(),
        };
}
