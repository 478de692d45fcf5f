using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A run was given up on real time: its result does not count. A replay does not make it.</summary>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Activation">Which of its activations.</param>
/// <param name="Shard">The instrument's id, or −1.</param>
/// <param name="Cause">Why.</param>
/// <param name="Opened">The last sequence its view included.</param>
/// <param name="Time">The engine's time.</param>
public readonly record struct RunFenced(
    int Instance,
    int Activation,
    int Shard,
    FenceCause Cause,
    long Opened,
    Timestamp Time
) : IJournalRecord<RunFenced>
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
        writer.WriteByte((byte)value.Cause);
        writer.WriteInt64(value.Opened);
        writer.WriteTimestamp(value.Time);
    }

    /// <inheritdoc />
    public static RunFenced Read(ref PayloadReader reader) =>
        new(
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            (FenceCause)reader.ReadByte(),
            reader.ReadInt64(),
            reader.ReadTimestamp()
        );
}
