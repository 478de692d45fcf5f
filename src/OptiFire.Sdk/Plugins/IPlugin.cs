namespace OptiFire.Sdk.Plugins;

/// <summary>A piece of work the engine runs: see the role interfaces for what it can be.</summary>
public interface IPlugin
{
    /// <summary>When it runs, what it needs and keeps; read once per instance.</summary>
    /// <remarks>Needs are objects of the instance, so that a run can use them as typed keys.</remarks>
    PluginPlan Plan { get; }
}
