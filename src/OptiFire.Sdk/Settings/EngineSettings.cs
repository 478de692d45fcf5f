using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Settings;

/// <summary>Everything an operator sets; immutable, replaced whole.</summary>
public sealed record EngineSettings
{
    /// <summary>Machine limits and logging.</summary>
    public SystemSettings System { get; init; } = new();

    /// <summary>Hard limits.</summary>
    public RiskSettings Risk { get; init; } = new();

    /// <summary>How decisions become orders.</summary>
    public ExecutionSettings Execution { get; init; } = new();

    /// <summary>The web host's settings.</summary>
    public ApiSettings Api { get; init; } = new();

    /// <summary>What is set of each plugin instance; an instance not named here keeps its defaults.</summary>
    public IReadOnlyDictionary<InstanceId, PluginSettings> Plugins { get; init; } =
        new Dictionary<InstanceId, PluginSettings>();

    /// <summary>Checks every value.</summary>
    /// <returns>Each error with its path, value and allowed range; empty when all is well.</returns>
    public IReadOnlyList<string> Validate() =>
        [
            .. SettingsSchema
                .Keys.Concat(PluginKeys())
                .Select(key => (key.Path, Fault: key.Check(this)))
                .Where(found => found.Fault is not null)
                .Select(found => $"{found.Path}: {found.Fault}"),
            .. Risk.Check(),
        ];

    private IEnumerable<SettingKey> PluginKeys() =>
        Plugins
            .SelectMany(p => PluginSettingKeys.SetPaths(p.Key, p.Value))
            .Select(SettingsSchema.Find)
            .OfType<SettingKey>();
}
