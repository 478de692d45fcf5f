using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Keeps answers from outside for a while, joins equal requests, and shows what that saved.</summary>
/// <remarks>Requests of adapters pass through <see cref="RequestCache"/> always; this service says what is kept, and how long.</remarks>
public sealed class ApiCache(ApiCacheOptions options, RequestCache? cache = null)
    : IPlugin<ApiCache, ApiCacheOptions>,
        IService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_api_cache", PluginCategory.Infrastructure, "Request cache")
        {
            Summary =
                "Keeps answers of data providers for minutes, joins equal requests, and never keeps quotes or orders.",
            Sources = ["RFC 5861: HTTP Cache-Control Extensions for Stale Content", "RFC 9111: HTTP Caching"],
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (cache is null)
        {
            context.Report(
                new ServiceReport(RunResult.NotReady("this engine has no request cache: add it with AddApiCache"))
            );
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ConfigureAwait(false);
            return;
        }

        cache.Options = options;
        try
        {
            using var timer = new PeriodicTimer(Interval, context.Time);
            do
            {
                context.Report(Report(cache));
            } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            cache.Options = RequestCache.Off;
        }
    }

    private ServiceReport Report(RequestCache kept)
    {
        ApiCacheReading reading = kept.Read();
        long asked = reading.Hits + reading.StaleServed + reading.Misses + reading.FailuresServed;
        List<ServiceFigure> figures =
        [
            new("hits", reading.Hits),
            new("misses", reading.Misses),
            new("stale_served", reading.StaleServed),
            new("calls", reading.Calls),
            new("failures", reading.Failures),
            new("failures_served", reading.FailuresServed),
            new("evicted", reading.Evicted),
            new("entries", reading.Entries),
            new("size", reading.Bytes, "bytes"),
        ];
        if (asked > 0)
        {
            figures.Add(new("hit_share", (double)(reading.Hits + reading.StaleServed) / asked, "0 to 1"));
        }

        RunResult result =
            options.KeepAnswers && !kept.CanKeep
                ? RunResult.NotReady("nothing is kept: no HybridCache is registered")
                : RunResult.Ok;
        return new ServiceReport(result) { Figures = figures };
    }
}
