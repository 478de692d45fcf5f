using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>Lays files over each other and makes settings of them.</summary>
internal sealed class SettingsBinder(ErrorList errors)
{
    private readonly Dictionary<string, YamlPosition> positions = new(StringComparer.Ordinal);
    private readonly Dictionary<InstanceId, PluginDraft> plugins = [];
    private EngineSettings settings = new();

    /// <summary>Takes over what a file says.</summary>
    public void Apply(YamlMap root)
    {
        foreach (YamlEntry section in root.Entries)
        {
            if (section.Key == "plugins")
            {
                ApplyPlugins(section.Value);
            }
            else if (SettingsKeys.Sections.Contains(section.Key))
            {
                ApplySection(section);
            }
            else
            {
                errors.Add(
                    section.At,
                    section.Key,
                    $"there is no such section; allowed: {string.Join(", ", SettingsKeys.Sections)}"
                );
            }
        }
    }

    /// <summary>The settings, checked as a whole.</summary>
    public EngineSettings Finish()
    {
        EngineSettings whole = settings with
        {
            Plugins = plugins.ToDictionary(p => p.Key, p => p.Value.Finish($"plugins.{p.Key}", errors)),
        };
        if (!errors.IsIncomplete)
        {
            foreach (string error in whole.Validate())
            {
                Attribute(error);
            }
        }

        return whole;
    }

    private void ApplySection(YamlEntry section)
    {
        foreach (YamlEntry entry in PluginDraft.Entries(section.Value, section.Key, errors))
        {
            SettingsKey? key = SettingsKeys.All.FirstOrDefault(k => k.Section == section.Key && k.Name == entry.Key);
            if (key is null)
            {
                IEnumerable<string> allowed = SettingsKeys.All.Where(k => k.Section == section.Key).Select(k => k.Name);
                errors.Add(
                    entry.At,
                    $"{section.Key}.{entry.Key}",
                    $"there is no such key; allowed: {string.Join(", ", allowed)}"
                );
                continue;
            }

            positions[key.Path] = entry.Value.At;
            settings = key.Apply(settings, entry.Value, errors);
        }
    }

    private void ApplyPlugins(YamlNode section)
    {
        foreach (YamlEntry entry in PluginDraft.Entries(section, "plugins", errors))
        {
            string path = $"plugins.{entry.Key}";
            if (!TryReadInstance(entry.Key, out InstanceId instance))
            {
                errors.Add(entry.At, path, "this is no plugin; allowed: plugin_id or plugin_id/name");
                continue;
            }

            if (!plugins.TryGetValue(instance, out PluginDraft? draft))
            {
                plugins.Add(instance, draft = new PluginDraft());
            }

            draft.Apply(entry.Value, path, errors);
        }
    }

    private static bool TryReadInstance(string text, out InstanceId instance)
    {
        instance = default;
        try
        {
            instance = InstanceId.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Gives an error of the whole the place of the setting it names, or of the other one it names.</summary>
    private void Attribute(string error)
    {
        // A setting that could not be read kept its default: what follows from that is no error of its own.
        if (errors.FailedPaths.Any(path => path.Length > 0 && Names(error, path)))
        {
            return;
        }

        string[] named =
        [
            .. positions
                .Keys.Where(path => Names(error, path))
                .OrderBy(path => error.IndexOf(path, StringComparison.Ordinal)),
        ];
        if (named.Length == 0)
        {
            throw new InvalidOperationException($"Defaults do not pass their own check: {error}");
        }

        int colon = error.IndexOf(": ", StringComparison.Ordinal);
        errors.Add(positions[named[0]], error[..colon], error[(colon + 2)..]);
    }

    private static bool Names(string error, string path)
    {
        int at = error.IndexOf(path, StringComparison.Ordinal);
        int end = at + path.Length;
        return at >= 0 && (end == error.Length || !(char.IsLetterOrDigit(error[end]) || error[end] == '_'));
    }
}
