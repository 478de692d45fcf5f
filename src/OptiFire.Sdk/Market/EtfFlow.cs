using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>The size of an exchange-traded fund on one day, or the money that went in or out of it.</summary>
/// <remarks>
/// Issuers publish shares: flow is then the change of shares times net asset value, and <see cref="MoneyFlow"/> is null.
/// Where a source gives money alone, <see cref="MoneyFlow"/> holds it and shares are NaN.
/// </remarks>
public readonly record struct EtfFlow : IDatum<EtfFlow>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("etf-flow", 2);

    /// <summary>Shares outstanding; NaN where the source has none.</summary>
    public static Column<EtfFlow, double> Shares { get; } =
        new("shares outstanding", static (datum, _) => datum.SharesOutstanding);

    /// <summary>Net asset value per share in currency units; NaN where the source has none.</summary>
    public static Column<EtfFlow, double> ValuePerShare { get; } =
        new("net asset value", static (datum, _) => datum.NetAssetValue);

    /// <summary>Assets of the fund in currency units; NaN where the source has none.</summary>
    public static Column<EtfFlow, double> Assets { get; } =
        new("assets", static (datum, _) => datum.AssetsUnderManagement);

    /// <summary>Money that went in (above 0) or out, in currency units; NaN where the source gives shares.</summary>
    public static Column<EtfFlow, double> Money { get; } =
        new("money flow", static (datum, _) => datum.MoneyFlow ?? double.NaN);

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <inheritdoc />
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>Shares outstanding; NaN where the source has none.</summary>
    public double SharesOutstanding { get; init; }

    /// <summary>Net asset value per share in currency units; NaN where the source has none.</summary>
    public double NetAssetValue { get; init; }

    /// <summary>Assets of the fund in currency units; NaN where the source has none.</summary>
    public double AssetsUnderManagement { get; init; }

    /// <summary>Money that went in (above 0) or out during the day, in currency units; null, never NaN, where the source gives shares.</summary>
    public double? MoneyFlow
    {
        get;
        init => field = value is double.NaN ? null : value;
    }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static EtfFlow WithInstrument(in EtfFlow datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in EtfFlow datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteDouble(datum.SharesOutstanding);
        writer.WriteDouble(datum.NetAssetValue);
        writer.WriteDouble(datum.AssetsUnderManagement);
        writer.WriteDouble(datum.MoneyFlow ?? double.NaN);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static EtfFlow Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            SharesOutstanding = reader.ReadDouble(),
            NetAssetValue = reader.ReadDouble(),
            AssetsUnderManagement = reader.ReadDouble(),
            MoneyFlow = schemaVersion < 2 ? null : reader.ReadDouble(),
            Revision = reader.ReadInt32(),
        };
}
