namespace OptiFire.Yaml;

/// <summary>A mapping; no key is in it twice.</summary>
internal sealed record YamlMap(YamlPosition At, List<YamlEntry> Entries) : YamlNode(At);
