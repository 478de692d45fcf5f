using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Hosting;

/// <summary>One plugin instance an engine may run: how it is described, configured and made.</summary>
public abstract class PluginRegistration
{
    private protected PluginRegistration(PluginDescriptor descriptor, string? name)
    {
        Descriptor = descriptor;
        Instance = new InstanceId(descriptor.Id, name);
    }

    /// <summary>The catalogue entry.</summary>
    public PluginDescriptor Descriptor { get; }

    /// <summary>The instance.</summary>
    public InstanceId Instance { get; }

    /// <summary>The type of its options.</summary>
    public abstract Type OptionsType { get; }

    /// <summary>What can be set, with ranges and defaults.</summary>
    public abstract IReadOnlyList<OptionDescription> Options { get; }

    /// <summary>Whether the instance runs when the settings say nothing about it.</summary>
    public bool? EnabledByDefault { get; init; }

    /// <summary>Checks settings without making the plugin.</summary>
    /// <returns>Every error, with the option's name; empty when all is well.</returns>
    public abstract IReadOnlyList<string> Validate(IReadOnlyDictionary<string, string> settings);

    /// <summary>Makes the plugin.</summary>
    /// <param name="services">For constructor parameters beside the options.</param>
    /// <param name="settings">Option values as text by snake_case name, over the registered and the default ones.</param>
    /// <exception cref="PluginOptionsException">A value is wrong.</exception>
    public abstract IPlugin Create(IServiceProvider services, IReadOnlyDictionary<string, string> settings);
}
