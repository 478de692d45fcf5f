using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Testing.Conformance;

/// <summary>The checks of one service, to inherit from: a test project adds its framework's attributes in one base class.</summary>
/// <typeparam name="TPlugin">The service.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
public abstract class ServiceConformanceSuite<TPlugin, TOptions>
    where TPlugin : class, IPlugin<TPlugin, TOptions>, IService
    where TOptions : class, new()
{
    private ServiceConformance? _conformance;

    /// <summary>The checks.</summary>
    public ServiceConformance Conformance => _conformance ??= new ServiceConformance(CreateSubject());

    /// <summary>The options to check with; the defaults unless overridden.</summary>
    protected virtual TOptions Options => new();

    /// <summary>Whether the service gives commands; then <see cref="Provoke"/> must make it.</summary>
    protected virtual bool Acts => false;

    /// <summary>Whether it has nothing to say without a run.</summary>
    protected virtual bool NeedsRun => true;

    /// <summary>Makes the container.</summary>
    protected abstract IServiceProvider BuildServices(IServiceCollection services);

    /// <summary>Adds what the service's constructor takes beside its options; nothing unless overridden.</summary>
    protected virtual void AddCompanions(IOptiFireBuilder builder) { }

    /// <summary>Changes a context so that the service gives a command within ten minutes; nothing unless overridden.</summary>
    protected virtual void Provoke(FakeServiceContext context) { }

    private ServiceSubject CreateSubject() =>
        new()
        {
            Instance = new InstanceId(TPlugin.Descriptor.Id),
            Create = Create,
            Provoke = Acts ? Provoke : null,
            NeedsRun = NeedsRun,
        };

    private IService Create()
    {
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services.AddOptiFireEngine();
        AddCompanions(builder);
        builder.AddPlugin<TPlugin, TOptions>(Options, enabled: true);
        IServiceProvider provider = BuildServices(services);
        return (IService)
            provider
                .GetKeyedServices<PluginRegistration>("")
                .Single(r => r.Descriptor.Id == TPlugin.Descriptor.Id)
                .Create(provider, new Dictionary<string, string>());
    }
}
