using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>The infrastructure plugins.</summary>
public static class InfrastructurePlugins
{
    /// <summary>Makes every infrastructure plugin known; settings say which of them run.</summary>
    public static IOptiFireBuilder AddInfrastructurePlugins(this IOptiFireBuilder builder) =>
        builder
            .AddPlugin<TransactionLog, TransactionLogOptions, TransactionLogOptionsValidator>()
            .AddPlugin<ProcessHealth, ProcessHealthOptions, ProcessHealthOptionsValidator>()
            .AddPlugin<Heartbeat, HeartbeatOptions, HeartbeatOptionsValidator>()
            .AddPlugin<BrokerLatency, BrokerLatencyOptions, BrokerLatencyOptionsValidator>();
}
