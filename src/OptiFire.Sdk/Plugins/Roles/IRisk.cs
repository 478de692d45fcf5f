namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Caps or blocks targets. A failing risk plugin blocks new exposure; exits are never blocked.</summary>
public interface IRisk : IPlugin
{
    /// <summary>Decides on the portfolio or on one instrument.</summary>
    RunResult Decide(IRiskRun run);
}
