using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>An operator's command, as it was carried out.</summary>
/// <param name="Command">What was asked.</param>
/// <param name="Time">The engine's time.</param>
/// <param name="Author">By whom.</param>
/// <param name="Subject">Of which guard or plugin, or which state; whose shedding, <c>load</c> or <c>operator</c>; empty for a flow.</param>
/// <param name="Amount">Of a flow, in the base currency; the level up to which plugins are shed.</param>
/// <param name="Reason">Why.</param>
public readonly record struct CommandGiven(
    CommandKind Command,
    Timestamp Time,
    string Author,
    string Subject,
    decimal Amount,
    string Reason
) : IJournalRecord<CommandGiven>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Command;

    /// <inheritdoc />
    public static void Write(in CommandGiven value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteByte((byte)value.Command);
        writer.WriteTimestamp(value.Time);
        writer.WriteString(value.Author);
        writer.WriteString(value.Subject);
        writer.WriteDecimal(value.Amount);
        writer.WriteString(value.Reason);
    }

    /// <inheritdoc />
    public static CommandGiven Read(ref PayloadReader reader) =>
        new(
            (CommandKind)reader.ReadByte(),
            reader.ReadTimestamp(),
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadDecimal(),
            reader.ReadString()
        );
}
