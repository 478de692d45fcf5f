using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.EndToEnd.Tests;

/// <summary>Publishes the close, so that every bar leaves a record in the journal.</summary>
internal sealed class LastPrice(LastPriceOptions options) : IPlugin<LastPrice, LastPriceOptions>, IFeature
{
    private readonly WindowNeed<Bar, long> _closes = Need.Window(Bar.RawClose, BarSize.Minute, 1);

    public static PluginDescriptor Descriptor { get; } =
        new("test_last_price", PluginCategory.Features, "Last price") { Summary = "The last close." };

    private static Output<long> Close { get; } = Output.Integer("close");

    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Minute))
            {
                Needs = [_closes],
                Outputs = [Close],
            }
        );

    public RunResult Compute(IRun run)
    {
        run.Publish(Close, run.Window(_closes).Values[^1] * options.Factor);
        return RunResult.Ok;
    }
}

internal sealed record LastPriceOptions
{
    public int Factor { get; init; } = 1;
}
