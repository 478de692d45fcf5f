using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>Has the id and the options of the scheduler plugin, which the engine reads its policy from.</summary>
internal sealed class TimerRules(TimerRulesOptions options) : IPlugin<TimerRules, TimerRulesOptions>, IMonitor
{
    public static PluginDescriptor Descriptor { get; } =
        new("infra_apscheduler", PluginCategory.Infrastructure, "Rules") { Summary = "Holds the policy of timers." };

    public TimerRulesOptions Options => options;

    public PluginPlan Plan => new(new Activation(Role.Monitor, Scope.Engine, Trigger.At(Schedule.AtClose())));

    public RunResult Observe(IMonitorRun run) => RunResult.Ok;
}

internal sealed record TimerRulesOptions
{
    public double MisfireGraceSeconds { get; init; }

    public bool Coalesce { get; init; } = true;

    public double JitterSeconds { get; init; }
}
