using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Decisions;

/// <summary>The signal of one shard, in force until replaced or expired.</summary>
internal sealed class SignalEntry(PluginInstance instance, ShardKey shard)
{
    public PluginInstance Instance { get; set; } = instance;

    public ShardKey Shard { get; } = shard;

    public IReadOnlyList<SignalLeg> Legs { get; set; } = [];

    public double Level { get; set; }

    public double Confidence { get; set; } = 1;

    public TimeSpan? Horizon { get; set; }

    public Timestamp CreatedAt { get; set; }

    public Timestamp ExpiresAt { get; set; } = Timestamp.MaxValue;

    public long Sequence { get; set; }

    public string? Reason { get; set; }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(Legs.Count);
        foreach (SignalLeg leg in Legs)
        {
            writer.WriteInt32(leg.Instrument.Value);
            writer.WriteDouble(leg.Weight);
        }

        writer.WriteDouble(Level);
        writer.WriteDouble(Confidence);
        writer.WriteBoolean(Horizon.HasValue);
        writer.WriteInt64(Horizon?.Ticks ?? 0);
        writer.WriteTimestamp(CreatedAt);
        writer.WriteTimestamp(ExpiresAt);
        writer.WriteInt64(Sequence);
        writer.WriteString(Reason);
    }

    public void Load(ref PayloadReader reader)
    {
        var legs = new SignalLeg[reader.ReadCount()];
        for (int i = 0; i < legs.Length; i++)
        {
            legs[i] = new SignalLeg(new InstrumentId(reader.ReadInt32()), reader.ReadDouble());
        }

        Legs = legs;
        Level = reader.ReadDouble();
        Confidence = reader.ReadDouble();
        bool hasHorizon = reader.ReadBoolean();
        var horizon = new TimeSpan(reader.ReadInt64());
        Horizon = hasHorizon ? horizon : null;
        CreatedAt = reader.ReadTimestamp();
        ExpiresAt = reader.ReadTimestamp();
        Sequence = reader.ReadInt64();
        Reason = reader.ReadStringOrNull();
    }

    public Signal ToSignal() =>
        new()
        {
            Instance = Instance.Id,
            Shard = Shard,
            Legs = Legs,
            Level = Level,
            Confidence = Confidence,
            Horizon = Horizon,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            Sequence = Sequence,
            Reason = Reason,
        };
}
