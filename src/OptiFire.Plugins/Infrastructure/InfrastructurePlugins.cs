using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>The infrastructure plugins.</summary>
public static class InfrastructurePlugins
{
    /// <summary>Makes every infrastructure plugin known; settings say which of them run.</summary>
    public static IOptiFireBuilder AddInfrastructurePlugins(this IOptiFireBuilder builder) =>
        builder
            .AddApiCache()
            .AddPlugin<ApiCache, ApiCacheOptions, ApiCacheOptionsValidator>()
            .AddPlugin<BrokerLatency, BrokerLatencyOptions, BrokerLatencyOptionsValidator>()
            .AddPlugin<CheckpointRestart, CheckpointRestartOptions, CheckpointRestartOptionsValidator>()
            .AddPlugin<ConfigHotReload, ConfigHotReloadOptions, ConfigHotReloadOptionsValidator>()
            .AddPlugin<DataValidation, DataValidationOptions, DataValidationOptionsValidator>()
            .AddPlugin<Dockerize, DockerizeOptions, DockerizeOptionsValidator>()
            .AddPlugin<Heartbeat, HeartbeatOptions, HeartbeatOptionsValidator>()
            .AddPlugin<ProcessHealth, ProcessHealthOptions, ProcessHealthOptionsValidator>()
            .AddPlugin<Scheduler, SchedulerOptions, SchedulerOptionsValidator>()
            .AddPlugin<TransactionLog, TransactionLogOptions, TransactionLogOptionsValidator>();
}
