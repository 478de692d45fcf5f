using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>How much a keyword was searched for in a period, relative to the busiest period of the same request.</summary>
public readonly record struct SearchInterest : IDatum<SearchInterest>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("search-interest", 1);

    /// <summary>Interest from 0 to 100; NaN where the source has none.</summary>
    public static Column<SearchInterest, double> Interest { get; } = new("interest", static (datum, _) => datum.Value);

    /// <summary>The instrument the keyword stands for; <see cref="InstrumentId.None"/> for a topic.</summary>
    public InstrumentId Instrument { get; init; }

    /// <summary>When the period ends.</summary>
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>What was searched for.</summary>
    public string Keyword
    {
        get => field ?? "";
        init => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Where, as a country or region code; empty for the world.</summary>
    public string Geo
    {
        get => field ?? "";
        init => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Interest from 0 to 100, scaled within one request; NaN where the source has none.</summary>
    public double Value { get; init; }

    /// <summary>Whether the period had not ended when the value was taken.</summary>
    public bool IsPartial { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <summary>A stable 31-bit hash of keyword and place, the same on every machine.</summary>
    public SeriesVariant Variant =>
        VariantHash.Finish(VariantHash.Add(VariantHash.Add(VariantHash.Start, Keyword), Geo));

    /// <inheritdoc />
    public static SearchInterest WithInstrument(in SearchInterest datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in SearchInterest datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteString(datum.Keyword);
        writer.WriteString(datum.Geo);
        writer.WriteDouble(datum.Value);
        writer.WriteBoolean(datum.IsPartial);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static SearchInterest Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Keyword = reader.ReadString(),
            Geo = reader.ReadString(),
            Value = reader.ReadDouble(),
            IsPartial = reader.ReadBoolean(),
            Revision = reader.ReadInt32(),
        };
}
