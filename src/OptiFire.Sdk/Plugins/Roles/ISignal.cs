namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Emits signals: levels, not edges, that do not look at holdings.</summary>
public interface ISignal : IPlugin
{
    /// <summary>Looks at the view and emits. Emitting nothing leaves the signal in force as it is.</summary>
    RunResult Evaluate(ISignalRun run);
}
