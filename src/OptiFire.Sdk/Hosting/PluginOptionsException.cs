namespace OptiFire.Sdk.Hosting;

/// <summary>The options of a plugin cannot be used.</summary>
public sealed class PluginOptionsException(string pluginId, IReadOnlyList<string> errors)
    : OptiFireException($"Options of '{pluginId}' cannot be used: {string.Join("; ", errors)}")
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
