using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>Lays files over each other and makes settings of them.</summary>
/// <remarks>What a path means, and what is allowed there, only <see cref="SettingsSchema"/> knows.</remarks>
internal sealed class SettingsBinder(ErrorList errors)
{
    private const string PluginSection = "plugins";

    private readonly Dictionary<string, YamlPosition> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlPosition> groups = new(StringComparer.Ordinal);
    private readonly SettingsDraft draft = new();

    /// <summary>Where each path stands; of several places the last.</summary>
    public IEnumerable<KeyValuePair<string, YamlPosition>> Positions => values.Concat(groups);

    /// <summary>Takes over what a file says.</summary>
    public void Apply(YamlMap root) => ApplyGroup(root, "");

    /// <summary>The settings, checked as a whole.</summary>
    public EngineSettings Finish()
    {
        foreach (string path in errors.FailedPaths)
        {
            draft.Fail(path);
        }

        (EngineSettings whole, IReadOnlyList<string> found) = draft.Finish();
        if (!errors.IsIncomplete)
        {
            foreach (string error in found)
            {
                Attribute(error);
            }
        }

        return whole;
    }

    private void ApplyGroup(YamlNode node, string group)
    {
        if (node is YamlScalar { IsNull: false } scalar)
        {
            errors.Add(scalar.At, group, $"{scalar.Shown} stands where a mapping belongs");
        }

        if (node is not YamlMap map)
        {
            return;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            string path = group.Length == 0 ? entry.Key : $"{group}.{entry.Key}";

            // A key is one step of a path: with a dot in it, it could pass for more.
            bool isStep = !entry.Key.Contains('.', StringComparison.Ordinal);
            if (isStep && SettingsSchema.IsGroup(path))
            {
                groups[path] = entry.At;
                if (group == PluginSection)
                {
                    draft.Name(InstanceId.Parse(entry.Key));
                }

                ApplyGroup(entry.Value, path);
            }
            else if (isStep && SettingsSchema.Find(path) is { } key)
            {
                ApplyValue(entry.Value, key);
            }
            else
            {
                errors.Add(entry.At, path, SettingsSchema.WhyNotIn(group));
            }
        }
    }

    private void ApplyValue(YamlNode node, SettingKey key)
    {
        if (node is not YamlScalar scalar)
        {
            errors.Add(node.At, key.Path, $"a mapping stands where a {key.Type} belongs; allowed: {key.Allowed}");
            return;
        }

        values[key.Path] = scalar.At;
        var text = new SettingText(scalar.Text, scalar.IsPlain ? SettingQuotes.None : SettingQuotes.Some);
        if (draft.Set(key.Path, text) is { } fault)
        {
            errors.Add(scalar.At, key.Path, fault);
        }
    }

    /// <summary>Gives an error of the whole the place of the setting it names first, or of the group it is about.</summary>
    private void Attribute(string error)
    {
        int colon = error.IndexOf(": ", StringComparison.Ordinal);
        string about = error[..colon];
        string? named = values
            .Keys.Where(path => error.Contains(path, StringComparison.Ordinal))
            .OrderBy(path => error.IndexOf(path, StringComparison.Ordinal))
            .ThenByDescending(path => path.Length)
            .FirstOrDefault();
        YamlPosition at =
            named is not null ? values[named]
            : groups.TryGetValue(about, out YamlPosition group) ? group
            : throw new InvalidOperationException($"Defaults do not pass their own check: {error}");
        errors.Add(at, about, error[(colon + 2)..]);
    }
}
