using Microsoft.Extensions.DependencyInjection;

namespace OptiFire.Engine.Hosting;

/// <summary>The container as the plugins of one engine see it: what is registered under the engine's name comes first.</summary>
internal sealed class EngineServices(IServiceProvider services, string engineName) : IKeyedServiceProvider
{
    public object? GetService(Type serviceType) =>
        // The container could only answer for itself, and would not know what is found under the engine's name.
        serviceType == typeof(IServiceProviderIsService)
            ? null
            : (services as IKeyedServiceProvider)?.GetKeyedService(serviceType, engineName)
                ?? services.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) =>
        (services as IKeyedServiceProvider)?.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        services.GetRequiredKeyedService(serviceType, serviceKey);
}
