using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>YAML files that settings come from, read anew whenever asked.</summary>
/// <param name="paths">The files in order, each laid over those before it.</param>
public sealed class YamlSettingsFiles(IReadOnlyList<string> paths) : ISettingsFiles
{
    /// <inheritdoc />
    public IReadOnlyList<string> Paths { get; } = [.. paths.Select(Path.GetFullPath)];

    /// <inheritdoc />
    public SettingsReading Read() => YamlSettings.Read([.. Paths]);
}
