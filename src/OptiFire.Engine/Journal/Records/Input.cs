using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>An input of the run.</summary>
/// <param name="Source">The source's name; for a generator it holds its seed and options.</param>
/// <param name="File">The file, without its folder; empty for a source without files.</param>
/// <param name="Bytes">The file's size; 0 for a source without files.</param>
/// <param name="Sha256">The file's hash in lower-case hexadecimal; empty for a source without files.</param>
public readonly record struct Input(string Source, string File, long Bytes, string Sha256) : IJournalRecord<Input>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Input;

    /// <inheritdoc />
    public static void Write(in Input value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString(value.Source);
        writer.WriteString(value.File);
        writer.WriteInt64(value.Bytes);
        writer.WriteString(value.Sha256);
    }

    /// <inheritdoc />
    public static Input Read(ref PayloadReader reader) =>
        new(reader.ReadString(), reader.ReadString(), reader.ReadInt64(), reader.ReadString());
}
