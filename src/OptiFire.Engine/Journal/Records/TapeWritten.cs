using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A block of market inputs was handed to the tape.</summary>
/// <param name="DatumKind">The kind of data.</param>
/// <param name="FirstSequence">The sequence of the first datum.</param>
/// <param name="LastSequence">The sequence of the last datum.</param>
/// <param name="Count">How many data.</param>
/// <param name="Sha256">The block's hash in lower-case hexadecimal.</param>
public readonly record struct TapeWritten(
    string DatumKind,
    long FirstSequence,
    long LastSequence,
    int Count,
    string Sha256
) : IJournalRecord<TapeWritten>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Tape;

    /// <inheritdoc />
    public static void Write(in TapeWritten value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString(value.DatumKind);
        writer.WriteInt64(value.FirstSequence);
        writer.WriteInt64(value.LastSequence);
        writer.WriteInt32(value.Count);
        writer.WriteString(value.Sha256);
    }

    /// <inheritdoc />
    public static TapeWritten Read(ref PayloadReader reader) =>
        new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadString());
}
