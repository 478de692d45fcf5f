using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Signals;

/// <summary>A signal in force.</summary>
public sealed record Signal
{
    /// <summary>Who emitted it.</summary>
    public required InstanceId Instance { get; init; }

    /// <summary>Which shard of it.</summary>
    public required ShardKey Shard { get; init; }

    /// <summary>The instruments it is about.</summary>
    public required IReadOnlyList<SignalLeg> Legs { get; init; }

    /// <summary>In [−1, 1].</summary>
    public required double Level { get; init; }

    /// <summary>In (0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>How far the forecast reaches.</summary>
    public TimeSpan? Horizon { get; init; }

    /// <summary>When it was emitted.</summary>
    public required Timestamp CreatedAt { get; init; }

    /// <summary>When it ends; <see cref="Timestamp.MaxValue"/> for until replaced.</summary>
    public required Timestamp ExpiresAt { get; init; }

    /// <summary>The sequence of its journal record.</summary>
    public required long Sequence { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Reason { get; init; }
}
