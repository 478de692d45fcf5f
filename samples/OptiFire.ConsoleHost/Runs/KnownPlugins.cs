using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>The plugins this program knows.</summary>
internal static class KnownPlugins
{
    /// <summary>A container with all of them, and no source of data.</summary>
    public static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        RunPlan.AddPlugins(services.AddOptiFire());
        return services.BuildServiceProvider();
    }

    /// <summary>All of them, by category and id.</summary>
    public static PluginRegistration[] In(ServiceProvider services) =>
        [
            .. services
                .GetKeyedServices<PluginRegistration>("")
                .OrderBy(r => r.Descriptor.Category)
                .ThenBy(r => r.Instance.ToString(), StringComparer.Ordinal),
        ];

    /// <summary>The one of a name.</summary>
    /// <exception cref="UsageException">There is none: with the one that was probably meant.</exception>
    public static PluginRegistration Find(PluginRegistration[] all, string wanted) =>
        Array.Find(all, r => r.Instance.ToString() == wanted) ?? throw Unknown(wanted, all.Select(r => r.Instance));

    /// <summary>Says that there is no such plugin, and which was probably meant.</summary>
    public static UsageException Unknown(string wanted, IEnumerable<InstanceId> all) =>
        new(
            $"There is no plugin '{wanted}'.",
            NearestName.Of(wanted, all.Select(id => id.ToString())) is { } meant
                ? $"Did you mean '{meant}'?"
                : "'optifire-cli plugins list' shows what there is."
        );
}
