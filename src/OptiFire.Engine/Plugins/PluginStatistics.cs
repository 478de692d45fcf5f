namespace OptiFire.Engine.Plugins;

/// <summary>What an activation's shard has cost and how its runs ended. Telemetry: never part of a result.</summary>
internal sealed class PluginStatistics
{
    public long Runs { get; set; }

    public long Ok { get; set; }

    public long NotReady { get; set; }

    public long Failed { get; set; }

    public long WallTicks { get; set; }

    public long MaxWallTicks { get; set; }

    public long LastWallTicks { get; set; }

    public long CpuNanoseconds { get; set; }

    public long AllocatedBytes { get; set; }

    public long OverBudget { get; set; }
}
