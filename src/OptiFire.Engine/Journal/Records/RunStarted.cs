using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A run began.</summary>
/// <param name="RunId">Derived from the engine's name, its settings and its inputs' names.</param>
/// <param name="Settings">Everything that decides results, as text, one setting a line.</param>
/// <param name="SettingsVersion">The version they are; 0 where there are no versions.</param>
/// <param name="Instruments">Tickers in the order of their ids.</param>
/// <param name="Instances">Plugin instances with their versions, in the order of their numbers.</param>
public readonly record struct RunStarted(
    string RunId,
    string Settings,
    long SettingsVersion,
    string[] Instruments,
    string[] Instances
) : IJournalRecord<RunStarted>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.RunStarted;

    /// <inheritdoc />
    public static void Write(in RunStarted value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString(value.RunId);
        writer.WriteString(value.Settings);
        writer.WriteInt64(value.SettingsVersion);
        WriteAll(value.Instruments, writer);
        WriteAll(value.Instances, writer);
    }

    /// <inheritdoc />
    public static RunStarted Read(ref PayloadReader reader) =>
        new(reader.ReadString(), reader.ReadString(), reader.ReadInt64(), ReadAll(ref reader), ReadAll(ref reader));

    private static void WriteAll(string[] texts, PayloadWriter writer)
    {
        writer.WriteInt32(texts.Length);
        foreach (string text in texts)
        {
            writer.WriteString(text);
        }
    }

    private static string[] ReadAll(ref PayloadReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }
}
