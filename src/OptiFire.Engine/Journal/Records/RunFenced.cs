using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A run came too late on real time, or its shard was still busy: its result does not count. A replay drops it as well.</summary>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Activation">Which of its activations.</param>
/// <param name="Shard">The instrument's id, or −1.</param>
public readonly record struct RunFenced(int Instance, int Activation, int Shard) : IJournalRecord<RunFenced>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Fenced;

    /// <inheritdoc />
    public static void Write(in RunFenced value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteInt32(value.Activation);
        writer.WriteInt32(value.Shard);
    }

    /// <inheritdoc />
    public static RunFenced Read(ref PayloadReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
}
