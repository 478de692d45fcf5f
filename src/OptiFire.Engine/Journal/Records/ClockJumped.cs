using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>The engine was held up on real time and goes on with the clock: timers do not make up for every time between.</summary>
/// <param name="From">When the first timer that is late was due.</param>
/// <param name="To">The clock's time.</param>
public readonly record struct ClockJumped(Timestamp From, Timestamp To) : IJournalRecord<ClockJumped>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.ClockJumped;

    /// <inheritdoc />
    public static void Write(in ClockJumped value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(value.From);
        writer.WriteTimestamp(value.To);
    }

    /// <inheritdoc />
    public static ClockJumped Read(ref PayloadReader reader) => new(reader.ReadTimestamp(), reader.ReadTimestamp());
}
