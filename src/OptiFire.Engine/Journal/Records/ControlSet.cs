using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A plugin put a multiplier, a share or a block in force.</summary>
/// <param name="Instance">The acting instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Role">In which role.</param>
/// <param name="Subject">The instrument's id for sizing and risk, the instance's number for filters and allocations; −1 for the whole.</param>
/// <param name="Value">The multiplier or share; 1 or 0 for pass and block.</param>
/// <param name="Blocks">Whether only orders that reduce risk may pass.</param>
/// <param name="Reason">Why.</param>
public readonly record struct ControlSet(int Instance, Role Role, int Subject, double Value, bool Blocks, string Reason)
    : IJournalRecord<ControlSet>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Control;

    /// <inheritdoc />
    public static void Write(in ControlSet value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteByte((byte)value.Role);
        writer.WriteInt32(value.Subject);
        writer.WriteDouble(value.Value);
        writer.WriteBoolean(value.Blocks);
        writer.WriteString(value.Reason);
    }

    /// <inheritdoc />
    public static ControlSet Read(ref PayloadReader reader) =>
        new(
            reader.ReadInt32(),
            (Role)reader.ReadByte(),
            reader.ReadInt32(),
            reader.ReadDouble(),
            reader.ReadBoolean(),
            reader.ReadString()
        );
}
