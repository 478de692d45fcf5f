namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A monitor's run.</summary>
public interface IMonitorRun : IRun
{
    /// <summary>Raises a finding for people to read.</summary>
    void Report(FindingSeverity severity, string message);
}
