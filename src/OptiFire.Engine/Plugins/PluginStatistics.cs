using System.Diagnostics;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>What an activation's shard has cost and how its runs ended. Telemetry: never part of a result.</summary>
internal sealed class PluginStatistics
{
    private long _cpuNanoseconds;
    private RunOutcome? _outcome;

    public long Runs { get; set; }

    public long Ok { get; set; }

    public long NotReady { get; set; }

    public long Failed { get; set; }

    public long Late { get; set; }

    /// <summary>Triggers that made no run because of the instance's state.</summary>
    public long Skipped { get; set; }

    public long WallTicks { get; set; }

    public long LastWallTicks { get; set; }

    public long CpuNanoseconds => Interlocked.Read(ref _cpuNanoseconds);

    /// <summary>Of the run that ended a stretch last; exact for dear runs.</summary>
    public long LastCpuNanoseconds { get; private set; }

    public long AllocatedBytes { get; set; }

    public long LastAllocatedBytes { get; set; }

    /// <summary>Runs that took more processor time than the budget.</summary>
    public long OverTime { get; set; }

    /// <summary>Runs that allocated more than the budget.</summary>
    public long OverMemory { get; set; }

    /// <summary>The engine's time of the last run.</summary>
    public Timestamp LastRun { get; set; } = Timestamp.MinValue;

    /// <summary>How the last run ended; null before the first. For any thread.</summary>
    public RunOutcome? Outcome => Volatile.Read(ref _outcome);

    /// <summary>Counts what the last run took beyond its budget; it counts all the same.</summary>
    public void Warn(ActivationBinding binding)
    {
        // Wall time may have been lost to others; what counts is the processor's.
        double budget = binding.BudgetTicks * (1e9 / Stopwatch.Frequency);
        OverTime += LastWallTicks > binding.BudgetTicks && LastCpuNanoseconds > budget ? 1 : 0;
        OverMemory += LastAllocatedBytes > binding.BudgetBytes ? 1 : 0;
    }

    /// <summary>Adds processor time; runs of a shard may have ended on several threads.</summary>
    public void AddCpu(long nanoseconds)
    {
        Interlocked.Add(ref _cpuNanoseconds, nanoseconds);
        LastCpuNanoseconds = nanoseconds;
    }

    /// <summary>Notes how a run ended; makes something only when that is new.</summary>
    public void Note(in RunResult result)
    {
        if (_outcome is not { } known || known.Status != result.Status || known.Reason != result.Reason)
        {
            Volatile.Write(ref _outcome, new RunOutcome(result.Status, result.Reason));
        }
    }
}
