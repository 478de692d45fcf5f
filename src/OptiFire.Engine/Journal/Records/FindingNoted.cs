using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A monitor found something.</summary>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What.</param>
public readonly record struct FindingNoted(int Instance, FindingSeverity Severity, string Message)
    : IJournalRecord<FindingNoted>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Finding;

    /// <inheritdoc />
    public static void Write(in FindingNoted value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteByte((byte)value.Severity);
        writer.WriteString(value.Message);
    }

    /// <inheritdoc />
    public static FindingNoted Read(ref PayloadReader reader) =>
        new(reader.ReadInt32(), (FindingSeverity)reader.ReadByte(), reader.ReadString());
}
