using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Hosting;

/// <summary>How the runs of one activation ended, over all its shards.</summary>
public sealed record ActivationReport
{
    /// <summary>Whose.</summary>
    public required InstanceId Instance { get; init; }

    /// <summary>Where people look for it.</summary>
    public required PluginCategory Category { get; init; }

    /// <summary>What it does.</summary>
    public required Role Role { get; init; }

    /// <summary>How many shards it has.</summary>
    public required int Shards { get; init; }

    /// <summary>How many runs.</summary>
    public required long Runs { get; init; }

    /// <summary>How many of them with a result.</summary>
    public required long Ok { get; init; }

    /// <summary>How many of them without what they need.</summary>
    public required long NotReady { get; init; }

    /// <summary>How many of them with an error.</summary>
    public required long Failed { get; init; }

    /// <summary>How many of them came too late on real time and were dropped.</summary>
    public long Late { get; init; }

    /// <summary>Why the last run did not succeed; null when it did, or when there was none.</summary>
    public string? LastReason { get; init; }

    /// <summary>The ports' last values by name, of the first shard that has any.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Wall time of all runs. Telemetry.</summary>
    public TimeSpan WallTime { get; init; }

    /// <summary>Processor time of all runs, as <see cref="RunReport.CpuTimeLabel"/> says. Telemetry.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>Bytes allocated by all runs. Telemetry.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Runs that took more time or memory than the budget. Telemetry.</summary>
    public long OverBudget { get; init; }

    /// <summary>Triggers that made no run because the instance was backing off, quarantined, paused or shed.</summary>
    public long Skipped { get; init; }

    /// <summary>Median wall time of a run in milliseconds, within 1 %; NaN before the first. Telemetry.</summary>
    public double P50Milliseconds { get; init; } = double.NaN;

    /// <summary>99th percentile of the wall time of a run in milliseconds, within 1 %; NaN before the first. Telemetry.</summary>
    public double P99Milliseconds { get; init; } = double.NaN;
}
