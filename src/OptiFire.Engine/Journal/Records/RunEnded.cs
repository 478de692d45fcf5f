using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>The run ended because its data did.</summary>
/// <param name="Time">The engine's last time.</param>
/// <param name="Inputs">How many data were applied.</param>
/// <param name="Fills">How many fills were booked.</param>
/// <param name="Cash">Cash.</param>
/// <param name="Equity">Cash and positions at the marks.</param>
public readonly record struct RunEnded(Timestamp Time, long Inputs, long Fills, decimal Cash, decimal Equity)
    : IJournalRecord<RunEnded>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.RunEnded;

    /// <inheritdoc />
    public static void Write(in RunEnded value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(value.Time);
        writer.WriteInt64(value.Inputs);
        writer.WriteInt64(value.Fills);
        writer.WriteDecimal(value.Cash);
        writer.WriteDecimal(value.Equity);
    }

    /// <inheritdoc />
    public static RunEnded Read(ref PayloadReader reader) =>
        new(reader.ReadTimestamp(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadDecimal(), reader.ReadDecimal());
}
