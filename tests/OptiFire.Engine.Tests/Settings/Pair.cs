using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Fails when its two options differ: they are only ever changed together.</summary>
internal sealed class Pair(PairOptions options) : IPlugin<Pair, PairOptions>, IFeature
{
    private readonly WindowNeed<Bar, double> _closes = Need.Window(Bar.ClosePrice, BarSize.Minute, 20);

    public static PluginDescriptor Descriptor { get; } =
        new("test_pair", PluginCategory.Features, "Pair") { Summary = "Says what it was set to." };

    public static Output<double> Sum { get; } = Output.Number("sum");

    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Minute))
            {
                Needs = [_closes],
                Outputs = [Sum],
            }
        );

    public RunResult Compute(IRun run)
    {
        if (options.Left != options.Right)
        {
            return RunResult.Failed($"torn: {options.Left} and {options.Right}");
        }

        run.Publish(Sum, options.Left + run.Window(_closes).Values[^1]);
        return RunResult.Ok;
    }
}

internal sealed record PairOptions
{
    public int Left { get; init; }

    public int Right { get; init; }
}
