using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Ends its runs as a seeded generator says: mostly failed, sometimes not ready, sometimes well.</summary>
internal sealed class ScriptedFailure(ScriptedFailureOptions options, Workbench bench)
    : IPlugin<ScriptedFailure, ScriptedFailureOptions>,
        IFeature
{
    private readonly Random _random = new(options.Seed);

    public static PluginDescriptor Descriptor { get; } =
        new("test_scripted", PluginCategory.Features, "Scripted") { Summary = "Fails as it is told." };

    public PluginPlan Plan => new(new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Second)));

    public static RunStatus Next(Random random) =>
        random.Next(10) switch
        {
            < 4 => RunStatus.Failed,
            < 6 => RunStatus.NotReady,
            _ => RunStatus.Ok,
        };

    public RunResult Compute(IRun run)
    {
        bench.RanAt((int)((run.Now - SecondBars.First).TotalSeconds + 0.5));
        return Next(_random) switch
        {
            RunStatus.Failed => RunResult.Failed("scripted"),
            RunStatus.NotReady => RunResult.NotReady("scripted"),
            _ => RunResult.Ok,
        };
    }
}

internal sealed record ScriptedFailureOptions
{
    public int Seed { get; init; }
}
