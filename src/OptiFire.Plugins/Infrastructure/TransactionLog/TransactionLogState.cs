using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>The journal's head as <see cref="TransactionLog"/> saw it last.</summary>
/// <param name="Seen">The head at the last report; null before the first.</param>
/// <param name="Since">When the first report was made.</param>
/// <param name="Reminders">How many times retention was due since then.</param>
public readonly record struct TransactionLogState(JournalHead? Seen, Timestamp Since, long Reminders)
    : IPluginState<TransactionLogState>
{
    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <inheritdoc />
    public TransactionLogState Copy() => this;

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(Since);
        writer.WriteInt64(Reminders);
        writer.WriteBoolean(Seen is not null);
        if (Seen is { } head)
        {
            writer.WriteInt64(head.Groups);
            writer.WriteInt64(head.Records);
            writer.WriteInt64(head.Bytes);
            writer.WriteInt64(head.Sequence);
            writer.WriteString(head.Hash);
        }
    }

    /// <inheritdoc />
    public static TransactionLogState Read(ref PayloadReader reader, int schemaVersion)
    {
        Timestamp since = reader.ReadTimestamp();
        long reminders = reader.ReadInt64();
        JournalHead? seen = reader.ReadBoolean()
            ? new JournalHead(
                reader.ReadInt64(),
                reader.ReadInt64(),
                reader.ReadInt64(),
                reader.ReadInt64(),
                reader.ReadString()
            )
            : null;
        return new(seen, since, reminders);
    }
}
