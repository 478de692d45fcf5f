using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Control;
using OptiFire.Testing.Services;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A broker that takes two seconds to answer.</summary>
public sealed class BrokerLatencyConformance : ServiceConformanceFacts<BrokerLatency, BrokerLatencyOptions>
{
    protected override BrokerLatencyOptions Options => new() { MinCount = 10, ReduceOnly = true };

    protected override bool Acts => true;

    protected override void Provoke(FakeServiceContext context)
    {
        for (int order = 1; order <= 20; order++)
        {
            TimeSpan at = TimeSpan.FromMilliseconds(order);
            context.Orders.Add(order, OrderStation.Decision, at);
            context.Orders.Add(order, OrderStation.Intent, at);
            context.Orders.Add(order, OrderStation.Sent, at);
            context.Orders.Add(order, OrderStation.Acknowledged, at + TimeSpan.FromSeconds(2));
        }
    }
}
