namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Passes or blocks signals of other instances.</summary>
public interface ISignalFilter : IPlugin
{
    /// <summary>Says of each instance whether its signals count.</summary>
    RunResult Filter(ISignalFilterRun run);
}
