using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Gives an engine its request cache.</summary>
public static class ApiCacheBuilderExtensions
{
    /// <summary>Makes <see cref="IApiCache"/> known under the engine's name; bodies are kept where a HybridCache is registered.</summary>
    public static IOptiFireBuilder AddApiCache(this IOptiFireBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.TryAddKeyedSingleton(
            builder.Name,
            static (provider, name) =>
                new RequestCache(
                    (string)name!,
                    provider.GetService<HybridCache>(),
                    provider.GetService<TimeProvider>() ?? TimeProvider.System
                )
        );
        services.TryAddKeyedSingleton<IApiCache>(
            builder.Name,
            static (provider, name) => provider.GetRequiredKeyedService<RequestCache>(name)
        );
        return builder;
    }
}
