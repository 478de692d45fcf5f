using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Conformance;

/// <summary>The checks of one plugin, to inherit from: a test project adds its framework's attributes in one base class.</summary>
/// <typeparam name="TPlugin">The plugin.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
public abstract class PluginConformanceSuite<TPlugin, TOptions>
    where TPlugin : class, IPlugin<TPlugin, TOptions>
    where TOptions : class, new()
{
    private PluginConformance? _conformance;

    /// <summary>The checks.</summary>
    public PluginConformance Conformance => _conformance ??= new PluginConformance(CreateSubject());

    /// <summary>The options to check with; the defaults unless overridden.</summary>
    protected virtual TOptions Options => new();

    /// <summary>The data to check on.</summary>
    protected abstract IMarketDataSource Market { get; }

    /// <summary>How many data of each series must be there before the first result; see <see cref="ConformanceSubject.WarmUp"/>.</summary>
    protected abstract int WarmUp { get; }

    /// <summary>Makes the container.</summary>
    protected abstract IServiceProvider BuildServices(IServiceCollection services);

    /// <summary>Adds what the plugin needs beside the market; nothing unless overridden.</summary>
    protected virtual void AddCompanions(IOptiFireBuilder builder) { }

    /// <summary>Changes what is checked: settings, needed symbols, cut points.</summary>
    protected virtual ConformanceSubject Adjust(ConformanceSubject subject) => subject;

    private ConformanceSubject CreateSubject() =>
        Adjust(
            new ConformanceSubject
            {
                PluginId = TPlugin.Descriptor.Id,
                Register = builder =>
                {
                    AddCompanions(builder);
                    builder.AddPlugin<TPlugin, TOptions>(Options, enabled: true);
                },
                Market = Market,
                BuildServices = BuildServices,
                WarmUp = WarmUp,
            }
        );
}
