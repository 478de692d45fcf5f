using System.Reflection;
using System.Text.RegularExpressions;
using OptiFire.Architecture.Tests.Catalogue;
using OptiFire.Sdk.Settings;

namespace OptiFire.Architecture.Tests.Status;

/// <summary>Which settings some package reads, found in the sources: <c>Risk.MaxDrawdown</c>, <c>limits.MaxDrawdown</c> and the like.</summary>
public static class SettingUse
{
    // Where settings are declared, read from files, or printed for the run's id, they have no effect; where they are handed to an option, that option counts.
    private static readonly string[] NoEffect =
    [
        "OptiFire.Sdk/Settings/",
        "OptiFire.Yaml/",
        "OptiFire.Engine/Hosting/SettingsText.cs",
        "OptiFire.Engine/Hosting/SettingDefaults.cs",
    ];

    private static readonly (string Section, Type Type)[] Sections =
    [
        ("system", typeof(SystemSettings)),
        ("risk", typeof(RiskSettings)),
        ("execution", typeof(ExecutionSettings)),
        ("api", typeof(ApiSettings)),
    ];

    /// <summary>The settings that can be set and change nothing, as dotted paths.</summary>
    public static IReadOnlyList<string> Unread()
    {
        string[] sources =
        [
            .. Repository
                .SourceFiles()
                .Where(file => !NoEffect.Any(start => file.Path.StartsWith(start, StringComparison.Ordinal)))
                .Select(file => file.Text),
        ];

        string?[] followed =
        [
            .. RegisteredPlugins.All.SelectMany(plugin => plugin.Registration.Options).Select(option => option.Setting),
        ];

        return
        [
            .. from section in Sections
            from property in section.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.CanWrite
            let read = new Regex(
                $@"\b(?:{section.Section}|limits|settings)\.{property.Name}\b",
                RegexOptions.IgnoreCase
            )
            where !sources.Any(read.IsMatch)
            let path = $"{section.Section}.{SnakeCase(property.Name)}"
            where !followed.Contains(path)
            select path,
        ];
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant();
}
