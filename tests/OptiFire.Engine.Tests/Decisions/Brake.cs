using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Decisions;

/// <summary>A risk plugin that blocks or fails from a session on.</summary>
internal sealed class Brake(BrakeOptions options) : IPlugin<Brake, BrakeOptions>, IRisk
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_brake", PluginCategory.Risk, "Brake") { Summary = "Blocks from a session on." };

    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Risk, Scope.Portfolio, Trigger.On<Bar>("AAA", BarSize.Day.Variant))
        ).WithState(() => new Day(0));

    public RunResult Decide(IRiskRun run)
    {
        ref Day day = ref run.State<Day>();
        int number = day.Number;
        day = new Day(number + 1);
        if (number >= options.From && options.Fails)
        {
            throw new InvalidOperationException("the brake is broken");
        }

        run.Decide(number >= options.From ? RiskDecision.Block("braked") : RiskDecision.Keep("free"));
        return RunResult.Ok;
    }
}

internal sealed record BrakeOptions
{
    public int From { get; init; }

    public bool Fails { get; init; }
}
