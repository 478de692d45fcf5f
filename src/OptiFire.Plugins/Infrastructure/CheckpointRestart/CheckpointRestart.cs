using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Has the run's state stored now and then, so that a restart replays minutes and not months.</summary>
/// <remarks>
/// <code>due = time since the last one ≥ interval, or sequences since the last one ≥ events; and something has happened</code>
/// One at a time; after a failure again and again, each time after twice the wait. A checkpoint changes no result, so it
/// works on virtual time too.
/// </remarks>
public sealed class CheckpointRestart(CheckpointRestartOptions options)
    : IPlugin<CheckpointRestart, CheckpointRestartOptions>,
        IService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_checkpoint_restart", PluginCategory.Infrastructure, "Checkpoint and restart")
        {
            Summary =
                "Stores the run's whole state by time and by events; a restart goes on from the newest that fits.",
            Sources =
            [
                "C. Mohan, D. Haderle, B. Lindsay, H. Pirahesh and P. Schwarz, ARIES, ACM TODS 17 (1992) 94–162",
            ],
            SafetyCritical = true,
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var clerk = new CheckpointClerk(options, context);
        using var timer = new PeriodicTimer(Look, context.Time);
        try
        {
            do
            {
                await clerk.LookAsync(cancellationToken).ConfigureAwait(false);
            } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var limit = new CancellationTokenSource(LastWait, context.Time);
            await clerk.TakeLastAsync(limit.Token).ConfigureAwait(false);
        }
    }
}
