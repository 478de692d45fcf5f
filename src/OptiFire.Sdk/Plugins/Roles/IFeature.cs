namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Publishes values on ports.</summary>
public interface IFeature : IPlugin
{
    /// <summary>Computes from the view and publishes with <see cref="IRun.Publish{T}"/>.</summary>
    RunResult Compute(IRun run);
}
