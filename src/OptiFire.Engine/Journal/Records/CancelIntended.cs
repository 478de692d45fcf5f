using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A cancel was decided.</summary>
/// <param name="ClientOrderId">Of which order.</param>
/// <param name="Reason">Why.</param>
public readonly record struct CancelIntended(string ClientOrderId, string Reason) : IJournalRecord<CancelIntended>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.CancelIntent;

    /// <inheritdoc />
    public static void Write(in CancelIntended value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString(value.ClientOrderId);
        writer.WriteString(value.Reason);
    }

    /// <inheritdoc />
    public static CancelIntended Read(ref PayloadReader reader) => new(reader.ReadString(), reader.ReadString());
}
