using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal.Records;

/// <summary>The trading state changed.</summary>
/// <param name="State">What holds now.</param>
/// <param name="Reason">Why.</param>
public readonly record struct TradingStateSet(TradingState State, string Reason) : IJournalRecord<TradingStateSet>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.TradingState;

    /// <inheritdoc />
    public static void Write(in TradingStateSet value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteByte((byte)value.State);
        writer.WriteString(value.Reason);
    }

    /// <inheritdoc />
    public static TradingStateSet Read(ref PayloadReader reader) =>
        new((TradingState)reader.ReadByte(), reader.ReadString());
}
