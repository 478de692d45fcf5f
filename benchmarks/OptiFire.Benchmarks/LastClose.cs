using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Benchmarks;

/// <summary>Looks at the last close and says nothing: the cheapest run there is.</summary>
internal sealed class LastClose(LastCloseOptions options) : IPlugin<LastClose, LastCloseOptions>, IFeature
{
    private readonly WindowNeed<Bar, long> _closes = Need.Window(Bar.RawClose, BarSize.Minute, options.Length);

    public static PluginDescriptor Descriptor { get; } =
        new("bench_last_close", PluginCategory.Features, "Last close") { Summary = "Reads one number." };

    public PluginPlan Plan =>
        new(new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Minute)) { Needs = [_closes] });

    public RunResult Compute(IRun run) =>
        run.Window(_closes).Values[^1] > 0 ? RunResult.Ok : RunResult.NotReady("no price");
}

/// <summary>Options of <see cref="LastClose"/>.</summary>
internal sealed record LastCloseOptions
{
    public int Length { get; init; } = 2;
}
