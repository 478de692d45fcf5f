using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Watches what the process uses of what it may use, and sheds plugins when that is too much for too long.</summary>
/// <remarks>
/// <code>CPU % = 100 · Δ(processor time) / (Δ(wall time) · cores available)</code>
/// over a window of readings, where control groups say how many cores are available.
/// </remarks>
public sealed class ProcessHealth(ProcessHealthOptions options) : IPlugin<ProcessHealth, ProcessHealthOptions>, IService
{
    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_psutil_health", PluginCategory.Infrastructure, "Process health")
        {
            Summary =
                "Watches processor, memory, collector, threads, files and disk, and sheds plugins under lasting load.",
            Sources =
            [
                "Linux kernel documentation: Control Group v2; CFS bandwidth control",
                "psutil documentation: cpu_percent over an interval",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var watch = new ProcessWatch(options, context);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.PeriodSeconds), context.Time);
        try
        {
            do
            {
                watch.Look();
            } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            watch.End();
        }
    }
}
