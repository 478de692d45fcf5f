using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Hosting;

/// <summary>Adds the bare engine, without plugins or storage.</summary>
public static class EngineServiceCollectionExtensions
{
    /// <summary>Adds an engine.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">Its name; several engines of different names live in one container.</param>
    /// <param name="configure">Sets it up.</param>
    /// <exception cref="ArgumentException">There is an engine of that name already.</exception>
    public static IOptiFireBuilder AddOptiFireEngine(
        this IServiceCollection services,
        string name = "",
        Action<EngineOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (services.Any(s => s.ServiceType == typeof(OptiFireEngine) && name.Equals(s.ServiceKey)))
        {
            throw new ArgumentException($"There is an engine named '{name}' already.", nameof(name));
        }

        var options = new EngineOptions();
        configure?.Invoke(options);
        services.AddKeyedSingleton(name, options);
        services.AddKeyedSingleton(name, (provider, _) => new OptiFireEngine(provider, name));
        services.AddKeyedSingleton(name, (provider, _) => CreateSettings(provider, name, options));
        services.AddKeyedSingleton<ISettings>(
            name,
            (provider, _) => provider.GetRequiredKeyedService<SettingsService>(name)
        );
        if (name.Length == 0)
        {
            services.AddSingleton(provider => provider.GetRequiredKeyedService<OptiFireEngine>(name));
            services.AddSingleton(provider => provider.GetRequiredKeyedService<ISettings>(name));
        }

        services.AddSingleton<IHostedService>(provider => new EngineService(
            provider.GetRequiredKeyedService<OptiFireEngine>(name),
            options.StartsWithHost
        ));
        return new OptiFireBuilder(name, services)
            .AddDatum<Bar>()
            .AddDatum<Quote>()
            .AddDatum<Trade>()
            .AddDatum<OrderBook>()
            .AddDatum<OptionQuote>()
            .AddDatum<NewsItem>()
            .AddDatum<EarningsEstimate>()
            .AddDatum<EarningsSurprise>()
            .AddDatum<AnalystRevision>()
            .AddDatum<EtfFlow>()
            .AddDatum<SearchInterest>()
            .AddDatum<CorporateAction>();
    }

    private static SettingsService CreateSettings(IServiceProvider provider, string name, EngineOptions options) =>
        new(
            provider.GetKeyedService<ISettingsStore>(name),
            [.. provider.GetKeyedServices<PluginRegistration>(name)],
            provider.GetKeyedService<ISettingsFiles>(name),
            options.Settings,
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        );
}
