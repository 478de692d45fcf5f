using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A data filter put a datum aside: nothing but the tape has it.</summary>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Instrument">The instrument's id, or −1.</param>
/// <param name="Kind">The kind of datum, without its schema version.</param>
/// <param name="Variant">Which of the instrument's series of that kind.</param>
/// <param name="EventTime">When it is said to have happened.</param>
/// <param name="Verdict">The rules it breaks, all of them.</param>
/// <remarks>Written up to a number of rows a day and instance; beyond it rows are counted in the run's report.</remarks>
public readonly record struct DataQuarantined(
    int Instance,
    int Instrument,
    string Kind,
    SeriesVariant Variant,
    Timestamp EventTime,
    DataVerdict Verdict
) : IJournalRecord<DataQuarantined>
{
    /// <inheritdoc />
    static JournalRecordKind IJournalRecord<DataQuarantined>.Kind => JournalRecordKind.DataQuarantined;

    /// <inheritdoc />
    public static void Write(in DataQuarantined value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteInt32(value.Instrument);
        writer.WriteString(value.Kind);
        writer.WriteInt32(value.Variant.Value);
        writer.WriteTimestamp(value.EventTime);
        writer.WriteInt32((int)value.Verdict.Bits);
    }

    /// <inheritdoc />
    public static DataQuarantined Read(ref PayloadReader reader) =>
        new(
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadString(),
            new SeriesVariant(reader.ReadInt32()),
            reader.ReadTimestamp(),
            DataVerdict.FromBits((uint)reader.ReadInt32())
        );
}
