namespace OptiFire.Engine.Plugins;

/// <summary>What an activation's shard has cost and how its runs ended. Telemetry: never part of a result.</summary>
internal sealed class PluginStatistics
{
    private long _cpuNanoseconds;

    public long Runs { get; set; }

    public long Ok { get; set; }

    public long NotReady { get; set; }

    public long Failed { get; set; }

    public long Late { get; set; }

    public long WallTicks { get; set; }

    public long MaxWallTicks { get; set; }

    public long LastWallTicks { get; set; }

    public long CpuNanoseconds => Interlocked.Read(ref _cpuNanoseconds);

    public long AllocatedBytes { get; set; }

    public long OverBudget { get; set; }

    /// <summary>Adds processor time; runs of a shard may have ended on several threads.</summary>
    public void AddCpu(long nanoseconds) => Interlocked.Add(ref _cpuNanoseconds, nanoseconds);
}
