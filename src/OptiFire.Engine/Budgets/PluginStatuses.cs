using System.Diagnostics;
using OptiFire.Engine.Plugins;
using OptiFire.Numerics.Reductions;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Budgets;

/// <summary>Reads the status of every instance, from any thread, without holding up the kernel.</summary>
internal static class PluginStatuses
{
    private const double Megabyte = 1024 * 1024;

    public static IReadOnlyList<PluginStatus> Read(PluginGraph graph, Timestamp now) =>
        [.. graph.Instances.Select(i => Read(i, now))];

    /// <summary>A quantile of ticks in milliseconds.</summary>
    public static double Milliseconds(LogLinearHistogram durations, double share) =>
        durations.Quantile(share) * 1000 / Stopwatch.Frequency;

    private static PluginStatus Read(PluginInstance instance, Timestamp now)
    {
        ActivationShard[] shards = [.. instance.Activations.SelectMany(a => a.Shards)];
        PluginStatistics[] statistics = [.. shards.Select(s => s.Statistics)];
        PluginStatistics? last = statistics.Where(s => s.Outcome is not null).MaxBy(s => s.LastRun);
        InstanceStanding standing = instance.Control.Standing;
        bool isFree =
            standing.State == InstanceState.Idle
            || (standing.State == InstanceState.BackingOff && now >= standing.Until);
        bool isRunning = Array.Exists(shards, s => s.Claim.IsRunning);
        var durations = new LogLinearHistogram(3600 * Stopwatch.Frequency);
        instance.Activations.ForEach(a => durations.Merge(a.Durations));
        return new PluginStatus
        {
            Instance = instance.Id,
            Category = instance.Descriptor.Category,
            IsKept = instance.IsKept,
            RunsInRounds = instance.Activations.Exists(a => a.RunsInRounds),
            State =
                !isFree ? standing.State
                : isRunning ? InstanceState.Running
                : InstanceState.Idle,
            Reason = isFree ? null : standing.Reason,
            Since = standing.Since,
            Until = isFree || standing.Until == Timestamp.MaxValue ? null : standing.Until,
            Runs = statistics.Sum(s => s.Runs),
            Ok = statistics.Sum(s => s.Ok),
            NotReady = statistics.Sum(s => s.NotReady),
            Failed = statistics.Sum(s => s.Failed),
            Late = statistics.Sum(s => s.Late),
            Skipped = statistics.Sum(s => s.Skipped),
            BudgetBreaches = statistics.Sum(s => s.OverTime + s.OverMemory),
            P50Milliseconds = Milliseconds(durations, 0.5),
            P99Milliseconds = Milliseconds(durations, 0.99),
            MaxMilliseconds = Milliseconds(durations, 1),
            LastCpuMilliseconds = (last?.LastCpuNanoseconds ?? 0) / 1e6,
            TotalCpuMilliseconds = statistics.Sum(s => s.CpuNanoseconds) / 1e6,
            LastAllocatedMegabytes = (last?.LastAllocatedBytes ?? 0) / Megabyte,
            TotalAllocatedMegabytes = statistics.Sum(s => s.AllocatedBytes) / Megabyte,
            LostThreads = shards.Count(s => s.Claim.IsBusy),
            LastRun = last?.LastRun,
            LastStatus = last?.Outcome?.Status,
            LastReason = last?.Outcome?.Reason,
        };
    }
}
