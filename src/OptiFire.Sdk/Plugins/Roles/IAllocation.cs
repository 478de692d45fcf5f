namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Shares capital among signal instances.</summary>
public interface IAllocation : IPlugin
{
    /// <summary>Gives each instance its share.</summary>
    RunResult Allocate(IAllocationRun run);
}
