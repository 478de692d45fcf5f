using System.Security.Cryptography;
using System.Text;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Settings;

/// <summary>Settings and flags as text by dotted path, sorted: what versions hold and differences are made of.</summary>
public sealed class SettingsContent
{
    private readonly SortedDictionary<string, string> values;

    /// <summary>Makes content of values by path; whether there are such settings is not checked.</summary>
    /// <exception cref="ArgumentException">A path is empty, is there twice, or has a colon or a control character.</exception>
    public SettingsContent(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string path, string value) in values)
        {
            if (path.Length == 0 || path.Any(c => c == ':' || char.IsControl(c)))
            {
                throw new ArgumentException($"'{path}' is not a path.", nameof(values));
            }

            this.values.Add(path, value);
        }

        var text = new StringBuilder();
        foreach ((string path, string value) in this.values)
        {
            text.Append(path).Append(": ").Append(Escape(value)).Append('\n');
        }

        Text = text.ToString();
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>Values by path, in ordinal order of the path.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>One line a value: <c>path: value</c>, with <c>\\</c>, <c>\n</c> and <c>\r</c> for what would break lines.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of <see cref="Text"/> in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The content of settings: every value of the sections, and of plugins what is set.</summary>
    public static SettingsContent Of(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var values = SettingsSchema.Keys.ToDictionary(key => key.Path, key => key.Print(settings)!);
        foreach ((InstanceId instance, PluginSettings plugin) in settings.Plugins)
        {
            foreach (string path in PluginSettingKeys.SetPaths(instance, plugin))
            {
                // A path that cannot be read back is kept, so that whoever reads it says what is wrong with it.
                values.Add(path, SettingsSchema.Find(path)?.Print(settings) ?? "");
            }
        }

        return new SettingsContent(values);
    }

    /// <summary>Reads what <see cref="Text"/> prints.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static SettingsContent Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            string line = end < 0 ? "" : text[start..end];
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon <= 0 || !values.TryAdd(line[..colon], Unescape(line[(colon + 2)..])))
            {
                throw new FormatException($"Line {values.Count + 1} is not 'path: value'.");
            }

            start = end + 1;
        }

        return new SettingsContent(values);
    }

    /// <summary>The settings that have this content; a path of a section that is missing has its default.</summary>
    /// <exception cref="SettingsException">A path or value cannot be used: every error.</exception>
    public EngineSettings ToSettings()
    {
        var draft = new SettingsDraft();
        var errors = new List<string>();
        foreach ((string path, string value) in values)
        {
            if (draft.Set(path, new SettingText(value)) is { } fault)
            {
                errors.Add($"{path}: {fault}");
            }
        }

        (EngineSettings settings, IReadOnlyList<string> whole) = draft.Finish();
        return errors.Count + whole.Count == 0 ? settings : throw new SettingsException([.. errors, .. whole]);
    }

    /// <summary>What has to change to come from an earlier content to this one, in order of the path.</summary>
    public IReadOnlyList<SettingChange> ChangesFrom(SettingsContent earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return
        [
            .. values
                .Keys.Union(earlier.values.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(path => new SettingChange(
                    path,
                    earlier.values.GetValueOrDefault(path),
                    values.GetValueOrDefault(path)
                ))
                .Where(change => change.Old != change.New),
        ];
    }

    /// <summary>The content with changes made.</summary>
    public SettingsContent With(IEnumerable<SettingChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var changed = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (SettingChange change in changes)
        {
            if (change.New is null)
            {
                changed.Remove(change.Path);
            }
            else
            {
                changed[change.Path] = change.New;
            }
        }

        return new SettingsContent(changed);
    }

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var value = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            value.Append(
                text[i] != '\\' ? text[i]
                : ++i == text.Length ? '\\'
                : text[i] == 'n' ? '\n'
                : text[i] == 'r' ? '\r'
                : text[i]
            );
        }

        return value.ToString();
    }
}
