using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A plugin's run whose status, reason or outputs differ from those of the shard's run before.</summary>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Activation">Which of its activations.</param>
/// <param name="Shard">The instrument's id, or −1.</param>
/// <param name="Status">How the run ended.</param>
/// <param name="Reason">Why it did not succeed; null when it did.</param>
/// <param name="Outputs">The ports' values, one after the other in the activation's order, each with a length before it.</param>
public readonly record struct PluginResult(
    int Instance,
    int Activation,
    int Shard,
    RunStatus Status,
    string? Reason,
    ReadOnlyMemory<byte> Outputs
) : IJournalRecord<PluginResult>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.PluginResult;

    /// <inheritdoc />
    public static void Write(in PluginResult value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteInt32(value.Activation);
        writer.WriteInt32(value.Shard);
        writer.WriteByte((byte)value.Status);
        writer.WriteString(value.Reason);
        writer.WriteInt32(value.Outputs.Length);
        writer.WriteBytes(value.Outputs.Span);
    }

    /// <inheritdoc />
    public static PluginResult Read(ref PayloadReader reader) =>
        new(
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            (RunStatus)reader.ReadByte(),
            reader.ReadStringOrNull(),
            reader.ReadBytes(reader.ReadInt32()).ToArray()
        );
}
