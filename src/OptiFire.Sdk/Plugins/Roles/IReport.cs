namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Draws charts and tables.</summary>
public interface IReport : IPlugin
{
    /// <summary>Draws.</summary>
    RunResult Draw(IReportRun run);
}
