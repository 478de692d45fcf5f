using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Watches that the engine comes on, and gives signs of life outside only while it does.</summary>
/// <remarks>
/// A beat is earned: each looks at what the engine's loop itself left behind. A loop that hangs, data that stay away, or a
/// silent broker miss beats, and after <see cref="HeartbeatOptions.Misses"/> in a row trading is cut back.
/// </remarks>
public sealed class Heartbeat(HeartbeatOptions options) : IPlugin<Heartbeat, HeartbeatOptions>, IService
{
    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_heartbeat", PluginCategory.Infrastructure, "Heartbeat")
        {
            Summary = "Watches that the engine, its data and its broker come on; cuts trading back when they do not.",
            Sources = ["systemd documentation: sd_notify(3), WatchdogSec="],
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var signs = new LifeSigns(options, context);
        var pulse = new Pulse(options, context, signs);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.IntervalSeconds), context.Time);
        do
        {
            pulse.Beat(cancellationToken);
        } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
