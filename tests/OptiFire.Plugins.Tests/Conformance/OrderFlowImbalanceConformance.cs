using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Infrastructure.DataValidation;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Almost six minutes of a real book.</summary>
public sealed class OrderFlowImbalanceConformance : PluginSuite<OrderFlowImbalance, OrderFlowImbalanceOptions>
{
    protected override OrderFlowImbalanceOptions Options =>
        new()
        {
            Input = BookInput.Books,
            IntervalSeconds = 2,
            Intervals = 10,
            MicroPriceBooks = 1_000,
        };

    protected override IMarketDataSource Market { get; } = RealMarket.Books();

    // Eleven intervals of two seconds hold more books than this.
    protected override int WarmUp => 100;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> flows = run.Watch(OrderFlowImbalance.Flow, Scope.Instrument());
        List<Observation<double>> prices = run.Watch(OrderFlowImbalance.MicroPrice, Scope.Instrument());

        await run.RunAsync();
        Assert.True(flows.Count > 100);
        Assert.NotEmpty(prices);
    }
}
