using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>Makes new settings of old ones and a change.</summary>
internal static class SettingsEdit
{
    /// <summary>The settings with values set, or taken back to their defaults.</summary>
    /// <exception cref="SettingsException">A path or value cannot be used, or the whole is not right: every error.</exception>
    public static EngineSettings Apply(SettingsContent current, IReadOnlyDictionary<string, string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var wanted = new Dictionary<string, string>(current.Values, StringComparer.Ordinal);
        var errors = new List<string>();
        foreach ((string path, string? value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            SettingKey? key = SettingsSchema.Find(path);

            // What an earlier engine knew and this one does not can only be taken out.
            if (key is null && !(value is null && wanted.ContainsKey(path)))
            {
                errors.Add($"{path}: {SettingsSchema.WhyUnknown(path)}");
            }
            else if ((value ?? key?.Default) is { } text)
            {
                wanted[path] = text;
            }
            else
            {
                wanted.Remove(path);
            }
        }

        return Read(wanted, errors);
    }

    /// <summary>The settings with what was edited in files laid over them.</summary>
    /// <param name="content">The files as they are.</param>
    /// <param name="baseline">The files as they were.</param>
    /// <param name="current">The settings in force.</param>
    /// <param name="read">Knows the places of errors.</param>
    /// <exception cref="SettingsException">The edits do not fit what is in force: every error.</exception>
    public static EngineSettings Lay(
        SettingsContent content,
        SettingsContent baseline,
        SettingsContent current,
        SettingsReading read
    )
    {
        try
        {
            EngineSettings laid = current.With(content.ChangesFrom(baseline)).ToSettings();

            // A file may name a plugin and set nothing of it: whether there is such a plugin matters all the same.
            return laid with
            {
                Plugins = read
                    .Settings.Plugins.Where(p => !laid.Plugins.ContainsKey(p.Key))
                    .Select(p => KeyValuePair.Create(p.Key, new PluginSettings()))
                    .Concat(laid.Plugins)
                    .ToDictionary(p => p.Key, p => p.Value),
            };
        }
        catch (SettingsException error)
        {
            throw new SettingsException([.. error.Errors.Select(read.Locate)]);
        }
    }

    /// <summary>Whether changes switch plugins on or off and do nothing else.</summary>
    public static bool IsFlags(IReadOnlyList<SettingChange> changes) =>
        changes.All(change =>
            change.Path.StartsWith("plugins.", StringComparison.Ordinal)
            && change.Path.EndsWith(".enabled", StringComparison.Ordinal)
            && !change.Path.Contains(".options.", StringComparison.Ordinal)
        );

    /// <summary>The paths that take effect at the next start.</summary>
    public static IReadOnlyList<string> RestartOnly(IReadOnlyList<SettingChange> changes) =>
        [.. changes.Select(change => change.Path).Where(path => SettingsSchema.Find(path) is { IsHot: false })];

    /// <summary>Why a file cannot make a change that has to be confirmed.</summary>
    public static string UnconfirmedInFile(string needed) =>
        needed == SettingsReview.Live
            ? "execution.paper_trading: false lets real money move, which a file cannot confirm; "
                + $"update it with the confirmation '{needed}', then edit the file"
            : $"plugins.{needed}.enabled: false switches off a safety-critical plugin, which a file cannot confirm; "
                + $"switch it off by an update with the confirmation '{needed}', then edit the file";

    private static EngineSettings Read(Dictionary<string, string> wanted, List<string> errors)
    {
        try
        {
            EngineSettings settings = new SettingsContent(wanted).ToSettings();
            return errors.Count == 0 ? settings : throw new SettingsException(errors);
        }
        catch (SettingsException error) when (errors.Count > 0 && !ReferenceEquals(error.Errors, errors))
        {
            throw new SettingsException([.. errors, .. error.Errors]);
        }
    }
}
