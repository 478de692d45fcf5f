namespace OptiFire.Sdk.Plugins;

/// <summary>A plugin's entry in the catalogue, readable without an instance.</summary>
/// <param name="Id">Configuration key in snake_case; never changes.</param>
/// <param name="Category">Where people look for it.</param>
/// <param name="Title">Name for people.</param>
public sealed record PluginDescriptor(string Id, PluginCategory Category, string Title)
{
    /// <summary>One sentence: what it tells or does.</summary>
    public required string Summary { get; init; }

    /// <summary>The papers or documents the definition comes from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Counts changes of results under unchanged inputs, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>On by default, never shed, and switched off only with an explicit confirmation.</summary>
    public bool SafetyCritical { get; init; }
}
