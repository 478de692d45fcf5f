namespace OptiFire.Sdk.Plugins;

/// <summary>A plugin with its catalogue entry and its options.</summary>
/// <typeparam name="TSelf">The plugin; its constructor takes the options, and services where its runs are recorded.</typeparam>
/// <typeparam name="TOptions">An immutable record whose defaults are the plugin's.</typeparam>
public interface IPlugin<TSelf, TOptions> : IPlugin
    where TSelf : class, IPlugin<TSelf, TOptions>
    where TOptions : class, new()
{
    /// <summary>The catalogue entry.</summary>
    static abstract PluginDescriptor Descriptor { get; }
}
