using System.Security.Cryptography;
using System.Text;

namespace OptiFire.Sdk.Settings;

/// <summary>Settings and flags as text by dotted path, sorted: what versions hold and differences are made of.</summary>
public sealed class SettingsContent
{
    private readonly SortedDictionary<string, string> values;

    /// <summary>Makes content of values by path; nothing is checked.</summary>
    public SettingsContent(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string path, string value) in values)
        {
            this.values.Add(path, value);
        }

        Text = string.Concat(this.values.Select(v => $"{v.Key}: {v.Value}\n"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>Values by path, in ordinal order of the path.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>One line a value: <c>path: value</c>.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of <see cref="Text"/> in lower-case hexadecimal.</summary>
    public string Hash { get; }

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
}
