using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Control;

/// <summary>What a plugin instance does and what it costs, over all its activations and shards. Telemetry but for the state.</summary>
public sealed record PluginStatus
{
    /// <summary>Which.</summary>
    public required InstanceId Instance { get; init; }

    /// <summary>Where people look for it.</summary>
    public required PluginCategory Category { get; init; }

    /// <summary>Whether it is never quarantined, shed or paused: it is safety-critical, or watches orders and data on the kernel's thread.</summary>
    public required bool IsKept { get; init; }

    /// <summary>Whether triggers begin runs of it: false for what is only a service, a guard or a filter of orders or data.</summary>
    public bool RunsInRounds { get; init; } = true;

    /// <summary>What it may do now.</summary>
    public required InstanceState State { get; init; }

    /// <summary>Why; null when it may run.</summary>
    public string? Reason { get; init; }

    /// <summary>The engine's time when the state began; null when it never changed.</summary>
    public Timestamp? Since { get; init; }

    /// <summary>The engine's time when it will be tried again; null when nothing is waited for.</summary>
    public Timestamp? Until { get; init; }

    /// <summary>Runs begun, and triggers answered with not ready in its place.</summary>
    public long Runs { get; init; }

    /// <summary>Runs with a result.</summary>
    public long Ok { get; init; }

    /// <summary>Runs without what they need.</summary>
    public long NotReady { get; init; }

    /// <summary>Runs with an error.</summary>
    public long Failed { get; init; }

    /// <summary>Runs given up on real time: their results do not count.</summary>
    public long Late { get; init; }

    /// <summary>Triggers that made no run because of the state.</summary>
    public long Skipped { get; init; }

    /// <summary>Runs that took more time or memory than the budget.</summary>
    public long BudgetBreaches { get; init; }

    /// <summary>Median wall time of a run in milliseconds, within 1 %; NaN before the first.</summary>
    public double P50Milliseconds { get; init; } = double.NaN;

    /// <summary>99th percentile of the wall time of a run in milliseconds, within 1 %; NaN before the first.</summary>
    public double P99Milliseconds { get; init; } = double.NaN;

    /// <summary>Longest wall time of a run in milliseconds; NaN before the first.</summary>
    public double MaxMilliseconds { get; init; } = double.NaN;

    /// <summary>Processor time of the run measured last, in milliseconds; cheap runs are measured by the stretch.</summary>
    public double LastCpuMilliseconds { get; init; }

    /// <summary>Processor time of all runs, in milliseconds.</summary>
    public double TotalCpuMilliseconds { get; init; }

    /// <summary>Memory allocated by the last run, in units of 2²⁰ bytes.</summary>
    public double LastAllocatedMegabytes { get; init; }

    /// <summary>Memory allocated by all runs, in units of 2²⁰ bytes; how much of it is still held cannot be told.</summary>
    public double TotalAllocatedMegabytes { get; init; }

    /// <summary>Threads given up to runs that have not returned.</summary>
    public int LostThreads { get; init; }

    /// <summary>The engine's time of the last run; null before the first.</summary>
    public Timestamp? LastRun { get; init; }

    /// <summary>How the last run ended; null before the first.</summary>
    public RunStatus? LastStatus { get; init; }

    /// <summary>Why the last run did not succeed; null when it did.</summary>
    public string? LastReason { get; init; }
}
