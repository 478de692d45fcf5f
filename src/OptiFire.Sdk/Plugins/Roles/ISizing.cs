namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Scales targets up or down.</summary>
public interface ISizing : IPlugin
{
    /// <summary>Sets the multiplier of the shard: one instrument's, or the whole portfolio's.</summary>
    RunResult Size(ISizingRun run);
}
