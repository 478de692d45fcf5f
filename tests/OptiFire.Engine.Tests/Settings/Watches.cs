using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Watches nothing; ordinary.</summary>
public sealed class PlainWatch(WatchOptions options) : IPlugin<PlainWatch, WatchOptions>, IMonitor
{
    public static PluginDescriptor Descriptor { get; } =
        new("diag_plain", PluginCategory.Diagnostics, "Plain") { Summary = "Watches nothing." };

    public WatchOptions Options => options;

    public PluginPlan Plan => new(new Activation(Role.Monitor, Scope.Engine, Trigger.At(Schedule.AtClose())));

    public RunResult Observe(IMonitorRun run) => RunResult.Ok;
}

/// <summary>Watches nothing; safety-critical.</summary>
public sealed class VitalWatch(WatchOptions options) : IPlugin<VitalWatch, WatchOptions>, IMonitor
{
    public static PluginDescriptor Descriptor { get; } =
        new("risk_vital", PluginCategory.Risk, "Vital") { Summary = "Watches nothing.", SafetyCritical = true };

    public WatchOptions Options => options;

    public PluginPlan Plan => new(new Activation(Role.Monitor, Scope.Engine, Trigger.At(Schedule.AtClose())));

    public RunResult Observe(IMonitorRun run) => RunResult.Ok;
}
