using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>The account at a session's close.</summary>
/// <param name="Time">When.</param>
/// <param name="Cash">Cash.</param>
/// <param name="Equity">Cash and positions at the marks.</param>
/// <param name="Index">Time-weighted equity index, 1 at the start.</param>
public readonly record struct AccountMarked(Timestamp Time, decimal Cash, decimal Equity, double Index)
    : IJournalRecord<AccountMarked>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.SessionClose;

    /// <inheritdoc />
    public static void Write(in AccountMarked value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTimestamp(value.Time);
        writer.WriteDecimal(value.Cash);
        writer.WriteDecimal(value.Equity);
        writer.WriteDouble(value.Index);
    }

    /// <inheritdoc />
    public static AccountMarked Read(ref PayloadReader reader) =>
        new(reader.ReadTimestamp(), reader.ReadDecimal(), reader.ReadDecimal(), reader.ReadDouble());
}
