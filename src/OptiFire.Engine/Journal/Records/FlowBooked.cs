using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>Money was paid in or out.</summary>
/// <param name="Time">When.</param>
/// <param name="Amount">In the base currency; negative when taken out.</param>
/// <param name="Reason">What for.</param>
public readonly record struct FlowBooked(Timestamp Time, decimal Amount, string Reason) : IJournalRecord<FlowBooked>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Flow;

    /// <inheritdoc />
    public static void Write(in FlowBooked value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(value.Time);
        writer.WriteDecimal(value.Amount);
        writer.WriteString(value.Reason);
    }

    /// <inheritdoc />
    public static FlowBooked Read(ref PayloadReader reader) =>
        new(reader.ReadTimestamp(), reader.ReadDecimal(), reader.ReadString());
}
