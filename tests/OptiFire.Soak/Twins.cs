using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Soak;

/// <summary>Fails when its two options are not the same: they are only ever changed together.</summary>
internal sealed class Twins(TwinsOptions options) : IPlugin<Twins, TwinsOptions>, IFeature
{
    public static PluginDescriptor Descriptor { get; } =
        new("soak_twins", PluginCategory.Features, "Twins") { Summary = "Says what it was set to." };

    public static Output<long> Label { get; } = Output.Integer("label");

    public PluginPlan Plan =>
        new(new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day)) { Outputs = [Label] });

    public RunResult Compute(IRun run)
    {
        if (options.Left != options.Right)
        {
            return RunResult.Failed($"torn: {options.Left} and {options.Right}");
        }

        run.Publish(Label, options.Left);
        return RunResult.Ok;
    }
}

internal sealed record TwinsOptions
{
    public int Left { get; init; }

    public int Right { get; init; }
}
