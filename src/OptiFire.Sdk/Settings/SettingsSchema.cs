using System.Collections.Frozen;

namespace OptiFire.Sdk.Settings;

/// <summary>Every setting there is: the one place that says what a path means, whoever writes it.</summary>
public static class SettingsSchema
{
    private static readonly FrozenDictionary<string, SettingKey> ByPath;

    static SettingsSchema()
    {
        Keys = [.. SystemKeys.All, .. RiskKeys.All, .. ExecutionKeys.All, .. ApiKeys.All];
        ByPath = Keys.ToFrozenDictionary(key => key.Path, StringComparer.Ordinal);
    }

    /// <summary>The sections, plugins included.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["system", "risk", "execution", "api", "plugins"];

    /// <summary>The settings of the sections but plugins, in their order.</summary>
    public static IReadOnlyList<SettingKey> Keys { get; }

    /// <summary>The setting at a path, those of plugin instances included; null when there is none.</summary>
    /// <remarks>Whether a plugin is registered, and has the option, only its engine knows.</remarks>
    public static SettingKey? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ByPath.GetValueOrDefault(path) ?? PluginSettingKeys.Find(path);
    }

    /// <summary>Whether settings stand under a path: a section, a plugin instance, its budget or its options.</summary>
    public static bool IsGroup(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Sections.Contains(path)
            || (PluginSettingKeys.TrySplit(path, out _, out string rest) && rest is "" or "budget" or "options");
    }

    /// <summary>Why there is no such setting, with what is allowed in its place.</summary>
    public static string WhyUnknown(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsGroup(path))
        {
            return $"this is a group of settings; allowed: {Join(NamesIn(path).Select(name => $"{path}.{name}"))}";
        }

        string group = Parent(path);
        while (group.Length > 0 && !IsGroup(group))
        {
            group = Parent(group);
        }

        return WhyNotIn(group);
    }

    /// <summary>Why a name cannot stand in a group, with those that can.</summary>
    /// <param name="group">The group's path; empty for the whole.</param>
    public static string WhyNotIn(string group) =>
        group switch
        {
            "" => $"there is no such section; allowed: {Join(Sections)}",
            "plugins" => "this is no plugin; allowed: plugin_id or plugin_id/name",
            _ => $"there is no such key; allowed: {Join(NamesIn(group))}",
        };

    private static IEnumerable<string> NamesIn(string group)
    {
        if (!PluginSettingKeys.TrySplit(group, out _, out string rest))
        {
            return group == "plugins" ? ["plugin_id"] : Keys.Where(key => key.Section == group).Select(key => key.Name);
        }

        return rest switch
        {
            "budget" => PluginSettingKeys.BudgetNames,
            "options" => ["names in snake_case"],
            _ => PluginSettingKeys.Names,
        };
    }

    private static string Parent(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot < 0 ? "" : path[..dot];
    }

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
