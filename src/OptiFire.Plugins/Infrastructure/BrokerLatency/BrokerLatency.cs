using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Measures how long orders take from decision to fill, stage by stage, with those that are never answered.</summary>
/// <remarks>
/// Stamps are the kernel's, on the monotonic clock; a broker's message is stamped when it comes and not when the kernel
/// looks. See <see cref="OrderLatencies"/> for what is counted and <see cref="LatencyHistogram"/> for the correction of
/// coordinated omission.
/// </remarks>
public sealed class BrokerLatency(BrokerLatencyOptions options) : IPlugin<BrokerLatency, BrokerLatencyOptions>, IService
{
    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_broker_latency", PluginCategory.Infrastructure, "Broker latency")
        {
            Summary =
                "Shows how long orders take from decision to fill, time-outs included, and acts on a slow broker.",
            Sources = ["G. Tene, HdrHistogram (2012), and \"How NOT to measure latency\" (2013)"],
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var watch = new LatencyWatch(options, context);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.ReportSeconds), context.Time);
        do
        {
            watch.Look();
        } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
