namespace OptiFire.Yaml;

/// <summary>A value in a file: a mapping or a scalar, for settings know no lists.</summary>
internal abstract record YamlNode(YamlPosition At);
