using OptiFire.Engine.Plugins;
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
