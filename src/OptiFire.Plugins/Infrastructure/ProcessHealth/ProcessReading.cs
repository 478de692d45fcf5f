using System.Diagnostics;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What this process used up to a moment.</summary>
/// <param name="At">The moment, on the monotonic clock.</param>
/// <param name="Cpu">Processor time since the process began, all threads.</param>
/// <param name="Paused">Time all threads stood still for the garbage collector.</param>
/// <param name="ResidentBytes">Memory in use by the process.</param>
/// <param name="HeapBytes">Managed memory in use.</param>
/// <param name="Gen2Collections">Full collections since the process began.</param>
/// <param name="Threads">Threads of the process.</param>
/// <param name="PoolQueue">Work waiting for a thread of the pool.</param>
/// <param name="Handles">Open files, sockets and the like.</param>
public readonly record struct ProcessReading(
    TimeSpan At,
    TimeSpan Cpu,
    TimeSpan Paused,
    long ResidentBytes,
    long HeapBytes,
    int Gen2Collections,
    int Threads,
    long PoolQueue,
    int Handles
)
{
    /// <summary>Reads this process.</summary>
    /// <param name="at">The moment.</param>
    public static ProcessReading Take(TimeSpan at)
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessReading(
            at,
            process.TotalProcessorTime,
            GC.GetTotalPauseDuration(),
            process.WorkingSet64,
            GC.GetTotalMemory(forceFullCollection: false),
            GC.CollectionCount(2),
            process.Threads.Count,
            ThreadPool.PendingWorkItemCount,
            process.HandleCount
        );
    }
}
