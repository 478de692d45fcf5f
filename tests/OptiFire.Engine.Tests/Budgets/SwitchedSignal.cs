using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Says nothing until the workbench lets it, and then: long.</summary>
internal sealed class SwitchedSignal(SwitchedSignalOptions options, Workbench bench)
    : IPlugin<SwitchedSignal, SwitchedSignalOptions>,
        ISignal
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_switched", PluginCategory.Alpha, "Switched") { Summary = "Is long when it may be." };

    public PluginPlan Plan => new(new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(BarSize.Second)));

    public RunResult Evaluate(ISignalRun run)
    {
        if (!bench.Signals)
        {
            return RunResult.NotReady("not switched on");
        }

        run.Emit(new SignalUpdate(options.Level));
        return RunResult.Ok;
    }
}

internal sealed record SwitchedSignalOptions
{
    public double Level { get; init; } = 1;
}
