using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Soak;

/// <summary>Trades often: long after a rise, short after a fall, flat after neither.</summary>
internal sealed class Flipper : IPlugin<Flipper, FlipperOptions>, ISignal
{
    private readonly WindowNeed<Bar, double> _closes;

    public Flipper(FlipperOptions options) => _closes = Need.Window(Bar.ClosePrice, BarSize.Day, options.Bars);

    public static PluginDescriptor Descriptor { get; } =
        new("soak_flipper", PluginCategory.Alpha, "Flipper") { Summary = "Follows the last moves." };

    public PluginPlan Plan =>
        new(new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(BarSize.Day)) { Needs = [_closes] });

    public RunResult Evaluate(ISignalRun run)
    {
        ReadOnlySpan<double> closes = run.Window(_closes);
        run.Emit(new SignalUpdate(Math.Sign(closes[^1] - closes[0])));
        return RunResult.Ok;
    }
}

internal sealed record FlipperOptions
{
    public int Bars { get; init; } = 2;
}
