using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Runs by the clock.</summary>
internal sealed class Alarm(AlarmOptions options) : IPlugin<Alarm, AlarmOptions>, IMonitor
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_alarm", PluginCategory.Infrastructure, "Alarm") { Summary = "Runs by the clock." };

    public PluginPlan Plan { get; } =
        new(new Activation(Role.Monitor, Scope.Engine, Trigger.At(Schedule.Parse(options.When))));

    public RunResult Observe(IMonitorRun run) => RunResult.Ok;
}

internal sealed record AlarmOptions
{
    public string When { get; init; } = "@close";
}
