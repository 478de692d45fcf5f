using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Plugins.Tests.Risk.Bench;

/// <summary>Wants one level of every instrument from a bar number on, and flat from another.</summary>
public sealed class HoldLevel(HoldLevelOptions options) : IPlugin<HoldLevel, HoldLevelOptions>, ISignal
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_hold", PluginCategory.Alpha, "Hold") { Summary = "Holds a level." };

    public PluginPlan Plan =>
        new PluginPlan(new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(BarSize.Day))).WithState(() =>
            default(BarCount)
        );

    public RunResult Evaluate(ISignalRun run)
    {
        ref BarCount count = ref run.State<BarCount>();
        count = new BarCount(count.Bars + 1);
        run.Emit(new SignalUpdate(count.Bars >= options.From && count.Bars < options.Until ? options.Level : 0));
        return RunResult.Ok;
    }
}

public sealed record HoldLevelOptions
{
    public double Level { get; init; } = 1;

    public int From { get; init; } = 1;

    public int Until { get; init; } = int.MaxValue;
}
