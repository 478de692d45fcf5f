using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Shows what runs by the clock and when, and says what was missed.</summary>
/// <remarks>
/// Timers, calendars and their times are the engine's. On, this sets what becomes of timers that are late (grace,
/// coalescing) and how they are spread (jitter), and reports. Off, timers run however late, folded into one run, unspread.
/// </remarks>
public sealed class Scheduler(SchedulerOptions options) : IPlugin<Scheduler, SchedulerOptions>, IService
{
    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_apscheduler", PluginCategory.Infrastructure, "Scheduler")
        {
            Summary = "Shows every schedule's last and next run, and reports those that came too late.",
            Sources =
            [
                "APScheduler documentation: misfire_grace_time, coalesce, max_instances, jitter",
                "NYSE: Holidays and Trading Hours",
                "crontab(5), Vixie cron, for clock changes",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var watch = new ScheduleWatch(context);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.ReportSeconds), context.Time);
        do
        {
            watch.Look();
        } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
