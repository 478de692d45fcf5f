using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Wants to be fully invested on every daily bar, so that what scales targets is seen in positions.</summary>
public sealed class AlwaysLong(AlwaysLongOptions options) : IPlugin<AlwaysLong, AlwaysLongOptions>, ISignal
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_always_long", PluginCategory.Alpha, "Always long") { Summary = "Level one, always." };

    public PluginPlan Plan =>
        new(new Activation(Role.Signal, Scope.Instrument(options.Symbol), Trigger.OnBar(BarSize.Day)));

    public RunResult Evaluate(ISignalRun run)
    {
        run.Emit(new SignalUpdate(1));
        return RunResult.Ok;
    }
}
