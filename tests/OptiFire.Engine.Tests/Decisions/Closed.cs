using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Decisions;

/// <summary>An order filter that lets one side pass only.</summary>
internal sealed class Closed(ClosedOptions options) : IPlugin<Closed, ClosedOptions>, IOrderFilter
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_closed", PluginCategory.Execution, "Closed") { Summary = "Blocks one side." };

    public PluginPlan Plan => new(new Activation(Role.OrderFilter, Scope.Instrument()));

    public FilterVerdict Check(in OrderRequest order, IRun run) =>
        order.Side == options.Side ? FilterVerdict.Block("closed") : FilterVerdict.Pass;
}

internal sealed record ClosedOptions
{
    public OrderSide Side { get; init; } = OrderSide.Sell;
}
