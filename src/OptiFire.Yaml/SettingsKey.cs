using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>One key of a section and the setting it sets.</summary>
internal abstract record SettingsKey(string Section, string Name)
{
    /// <summary>The key's dotted path.</summary>
    public string Path => $"{Section}.{Name}";

    /// <summary>Sets the setting, or notes why the value cannot be used.</summary>
    public abstract EngineSettings Apply(EngineSettings settings, YamlNode value, ErrorList errors);
}
