using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Health;

/// <summary>Stands at a door on one day.</summary>
internal sealed class AtTheDoor(AtTheDoorOptions options, Door door) : IPlugin<AtTheDoor, AtTheDoorOptions>, IFeature
{
    private int _runs;

    public static PluginDescriptor Descriptor { get; } =
        new("test_at_the_door", PluginCategory.Features, "At the door") { Summary = "Waits for a door." };

    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
            {
                Budget = new Budget(CpuMilliseconds: 60_000), // it may keep the engine waiting
            }
        );

    public RunResult Compute(IRun run)
    {
        if (++_runs == options.OnRun)
        {
            door.Pass();
        }

        return RunResult.Ok;
    }
}

internal sealed record AtTheDoorOptions
{
    public int OnRun { get; init; } = 2;
}
