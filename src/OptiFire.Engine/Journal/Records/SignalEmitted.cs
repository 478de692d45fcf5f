using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A signal was emitted.</summary>
/// <param name="Instance">The instance's number in <see cref="RunStarted"/>.</param>
/// <param name="Shard">The instrument's id, or −1.</param>
/// <param name="Level">In [−1, 1].</param>
/// <param name="Confidence">In (0, 1].</param>
/// <param name="Horizon">How far the forecast reaches, in 100 ns; −1 when unsaid.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Legs">The instruments it is about.</param>
/// <param name="Reason">Why.</param>
public readonly record struct SignalEmitted(
    int Instance,
    int Shard,
    double Level,
    double Confidence,
    long Horizon,
    Timestamp ExpiresAt,
    IReadOnlyList<SignalLeg> Legs,
    string? Reason
) : IJournalRecord<SignalEmitted>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Signal;

    /// <inheritdoc />
    public static void Write(in SignalEmitted value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt32(value.Instance);
        writer.WriteInt32(value.Shard);
        writer.WriteDouble(value.Level);
        writer.WriteDouble(value.Confidence);
        writer.WriteInt64(value.Horizon);
        writer.WriteTimestamp(value.ExpiresAt);
        writer.WriteString(value.Reason);
        writer.WriteInt32(value.Legs.Count);
        for (int i = 0; i < value.Legs.Count; i++)
        {
            writer.WriteInt32(value.Legs[i].Instrument.Value);
            writer.WriteDouble(value.Legs[i].Weight);
        }
    }

    /// <inheritdoc />
    public static SignalEmitted Read(ref PayloadReader reader)
    {
        SignalEmitted head = new(
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadInt64(),
            reader.ReadTimestamp(),
            [],
            reader.ReadStringOrNull()
        );
        var legs = new SignalLeg[reader.ReadInt32()];
        for (int i = 0; i < legs.Length; i++)
        {
            legs[i] = new SignalLeg(new InstrumentId(reader.ReadInt32()), reader.ReadDouble());
        }

        return head with
        {
            Legs = legs,
        };
    }
}
