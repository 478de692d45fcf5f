using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>A key whose values have a type.</summary>
internal sealed record SettingsKey<T>(
    string Section,
    string Name,
    ValueReader<T> Reader,
    Func<EngineSettings, T, EngineSettings> Set
) : SettingsKey(Section, Name)
{
    /// <inheritdoc />
    public override EngineSettings Apply(EngineSettings settings, YamlNode value, ErrorList errors) =>
        Reader.TryRead(value, Path, errors, out T? read) ? Set(settings, read) : settings;
}
