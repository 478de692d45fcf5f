namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Watches: publishes values and raises findings; never trades.</summary>
public interface IMonitor : IPlugin
{
    /// <summary>Looks and reports.</summary>
    RunResult Observe(IMonitorRun run);
}
