using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Dashboard;
using OptiFire.Plugins.Diagnostics;
using OptiFire.Plugins.Execution;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Learning;
using OptiFire.Plugins.Risk;
using OptiFire.Sdk.Hosting;

namespace OptiFire;

/// <summary>Adds the engine with everything that belongs to it.</summary>
public static class OptiFireServiceCollectionExtensions
{
    /// <summary>Adds an engine with every plugin of every category registered.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">Its name; several engines of different names live in one container.</param>
    /// <param name="configure">Sets it up.</param>
    /// <remarks>
    /// A plugin runs where settings switch it on; the safety-critical ones run unless settings switch them off. Add a
    /// source of data, and what is wanted besides: a journal, a broker, plugins of your own.
    /// </remarks>
    /// <exception cref="ArgumentException">There is an engine of that name already.</exception>
    public static IOptiFireBuilder AddOptiFire(
        this IServiceCollection services,
        string name = "",
        Action<EngineOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddHybridCache(); // where request caches keep bodies; adds nothing where it was added before
        return services
            .AddOptiFireEngine(name, configure)
            .AddAlphaPlugins()
            .AddFeaturesPlugins()
            .AddRiskPlugins()
            .AddLearningPlugins()
            .AddExecutionPlugins()
            .AddInfrastructurePlugins()
            .AddDiagnosticsPlugins()
            .AddDashboardPlugins();
    }
}
