using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Decisions;

/// <summary>A sizing with one multiplier.</summary>
internal sealed class Shrink(ShrinkOptions options) : IPlugin<Shrink, ShrinkOptions>, ISizing
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_shrink", PluginCategory.Risk, "Shrink") { Summary = "Scales by a constant." };

    public PluginPlan Plan => new(new Activation(Role.Sizing, Scope.Instrument(), Trigger.OnBar(BarSize.Day)));

    public RunResult Size(ISizingRun run)
    {
        run.Scale(options.Multiplier, "a constant");
        return RunResult.Ok;
    }
}

internal sealed record ShrinkOptions
{
    public double Multiplier { get; init; } = 0.5;
}
