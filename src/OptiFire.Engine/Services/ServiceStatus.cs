using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Services;

/// <summary>What is known of a service.</summary>
/// <param name="Instance">Which.</param>
/// <param name="IsRunning">Whether it works now.</param>
/// <param name="Report">What it reported last.</param>
/// <param name="Fault">The exception that ended it; null when none did.</param>
public sealed record ServiceStatus(InstanceId Instance, bool IsRunning, ServiceReport Report, string? Fault);
