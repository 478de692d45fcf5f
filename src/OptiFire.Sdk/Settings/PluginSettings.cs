using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Settings;

/// <summary>What is set of one plugin instance.</summary>
public sealed record PluginSettings
{
    /// <summary>Whether it runs; null keeps the default.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Replaces the clock triggers of its plan; null keeps them.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Replaces the budget of its plan; null keeps it.</summary>
    public Budget? Budget { get; init; }

    /// <summary>Option values as text by name.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();
}
