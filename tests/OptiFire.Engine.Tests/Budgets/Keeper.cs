using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Safety-critical, and throws each time when told so.</summary>
internal sealed class Keeper(KeeperOptions options, Workbench bench) : IPlugin<Keeper, KeeperOptions>, IFeature
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_keeper", PluginCategory.Infrastructure, "Keeper")
        {
            Summary = "Keeps the account safe.",
            SafetyCritical = true,
        };

    public PluginPlan Plan => new(new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Second)));

    public RunResult Compute(IRun run)
    {
        bench.RanAt((int)((run.Now - SecondBars.First).TotalSeconds + 0.5));
        return options.Throws ? throw new InvalidOperationException("wrong") : RunResult.Ok;
    }
}

internal sealed record KeeperOptions
{
    public bool Throws { get; init; }
}
