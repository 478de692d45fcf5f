using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A version of settings was put in force.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Time">The engine's time.</param>
/// <param name="ChangeKind">What brought it about.</param>
/// <param name="Author">By whom.</param>
/// <param name="Changes">What differs from the settings in force before.</param>
/// <param name="Hash">SHA-256 of the whole content, lower-case hexadecimal.</param>
/// <param name="Instances">Instances that run for the first time as <c>id version</c>: their numbers follow those given before.</param>
public readonly record struct SettingsApplied(
    long Version,
    Timestamp Time,
    SettingsChangeKind ChangeKind,
    string Author,
    SettingChange[] Changes,
    string Hash,
    string[] Instances
) : IJournalRecord<SettingsApplied>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.SettingsApplied;

    /// <inheritdoc />
    public static void Write(in SettingsApplied value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt64(value.Version);
        writer.WriteTimestamp(value.Time);
        writer.WriteByte((byte)value.ChangeKind);
        writer.WriteString(value.Author);
        writer.WriteInt32(value.Changes.Length);
        foreach (SettingChange change in value.Changes)
        {
            writer.WriteString(change.Path);
            writer.WriteString(change.Old);
            writer.WriteString(change.New);
        }

        writer.WriteString(value.Hash);
        writer.WriteInt32(value.Instances.Length);
        foreach (string instance in value.Instances)
        {
            writer.WriteString(instance);
        }
    }

    /// <inheritdoc />
    public static SettingsApplied Read(ref PayloadReader reader)
    {
        long version = reader.ReadInt64();
        Timestamp time = reader.ReadTimestamp();
        var kind = (SettingsChangeKind)reader.ReadByte();
        string author = reader.ReadString();
        var changes = new SettingChange[reader.ReadCount(minimumBytes: 6)];
        for (int i = 0; i < changes.Length; i++)
        {
            changes[i] = new SettingChange(reader.ReadString(), reader.ReadStringOrNull(), reader.ReadStringOrNull());
        }

        string hash = reader.ReadString();
        string[] instances = new string[reader.ReadCount(minimumBytes: 2)];
        for (int i = 0; i < instances.Length; i++)
        {
            instances[i] = reader.ReadString();
        }

        return new(version, time, kind, author, changes, hash, instances);
    }
}
