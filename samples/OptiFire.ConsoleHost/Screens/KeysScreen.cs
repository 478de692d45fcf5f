using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Runs;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Shows what can be set.</summary>
internal static class KeysScreen
{
    private const string Plugins = "plugins.";
    private static readonly string[] OfEveryPlugin = ["enabled", "schedule", "budget.cpu_ms", "budget.mem_mb"];

    public static void Show(string group, bool asJson)
    {
        IReadOnlyList<string>[] rows = group.StartsWith(Plugins, StringComparison.Ordinal)
            ? OfPlugin(group[Plugins.Length..])
            :
            [
                .. SettingsSchema
                    .Keys.Where(k => group.Length == 0 || k.Path == group || k.Section == group)
                    .Select(k => Row(k, k.Default)),
            ];
        if (rows.Length == 0)
        {
            throw new UsageException(
                $"There is no setting under '{group}'.",
                $"There are {string.Join(", ", SettingsSchema.Sections)}; of plugins name one, such as plugins.fe_kalman."
            );
        }

        Terminal.Show(
            new Table("keys", "Settings", ["Path", "Type", "Allowed", "Default", "Takes effect", "Help"], rows),
            asJson
        );
    }

    private static IReadOnlyList<string>[] OfPlugin(string name)
    {
        using ServiceProvider services = KnownPlugins.Services();
        PluginRegistration plugin = KnownPlugins.Find(KnownPlugins.In(services), name);
        string start = $"{Plugins}{plugin.Instance}.";
        bool isOn = plugin.EnabledByDefault ?? plugin.Descriptor.SafetyCritical;
        return
        [
            .. OfEveryPlugin.Select(key =>
                Row(SettingsSchema.Find(start + key)!, key == "enabled" ? (isOn ? "true" : "false") : "of its plan")
            ),
            .. plugin.Options.Select(o =>
                (IReadOnlyList<string>)
                    [
                        $"{start}options.{o.Name}",
                        o.Type.Name,
                        o.Range,
                        o.Setting is { } setting ? $"that of {setting}" : o.Default,
                        "at once",
                        o.Help,
                    ]
            ),
        ];
    }

    private static IReadOnlyList<string> Row(SettingKey key, string? otherwise) =>
        [key.Path, key.Type, key.Allowed, otherwise ?? "none", key.IsHot ? "at once" : "at the next start", key.Help];
}
