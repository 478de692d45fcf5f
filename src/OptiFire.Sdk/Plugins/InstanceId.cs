namespace OptiFire.Sdk.Plugins;

/// <summary>One use of a plugin: its id, and a name when there are several.</summary>
/// <param name="PluginId">The plugin's id.</param>
/// <param name="Name">Null for the default instance.</param>
public readonly record struct InstanceId(string PluginId, string? Name = null)
{
    /// <summary>The owner of orders that a person placed.</summary>
    public static InstanceId Manual { get; } = new("manual");

    /// <summary>Reads <c>plugin_id</c> or <c>plugin_id/name</c>.</summary>
    /// <exception cref="FormatException">The text is empty or has an empty part.</exception>
    public static InstanceId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/', 2);
        return parts.Any(string.IsNullOrWhiteSpace)
            ? throw new FormatException($"'{text}' is not an instance: write plugin_id or plugin_id/name.")
            : new InstanceId(parts[0], parts.Length == 2 ? parts[1] : null);
    }

    /// <inheritdoc />
    public override string ToString() => Name is null ? PluginId : $"{PluginId}/{Name}";
}
