using OptiFire.Sdk.Control;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>What a plugin instance may do has changed.</summary>
/// <remarks>
/// It follows from what the journal holds before it: results, runs given up, commands. So a replay decides the same, and
/// the record is compared like any other.
/// </remarks>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="State">What it may do from now on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it is tried again; <see cref="Timestamp.MaxValue"/> when nothing is waited for.</param>
public readonly record struct InstanceStateSet(int Instance, InstanceState State, string Reason, Timestamp Until)
    : IJournalRecord<InstanceStateSet>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.InstanceState;

    /// <inheritdoc />
    public static void Write(in InstanceStateSet value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteByte((byte)value.State);
        writer.WriteString(value.Reason);
        writer.WriteTimestamp(value.Until);
    }

    /// <inheritdoc />
    public static InstanceStateSet Read(ref PayloadReader reader) =>
        new(reader.ReadInt32(), (InstanceState)reader.ReadByte(), reader.ReadString(), reader.ReadTimestamp());
}
