using System.Globalization;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Shows which plugins are switched on, when they run and what a run may cost.</summary>
internal static class FlagScreen
{
    public static void Show(
        IServiceProvider services,
        PluginRegistration[] plugins,
        SettingsVersion version,
        bool asJson
    )
    {
        EngineSettings settings = version.Content.ToSettings();
        Terminal.Show(
            new Table(
                "flags",
                string.Create(CultureInfo.InvariantCulture, $"Flags of version {version.Number}"),
                ["Id", "Category", "On", "Schedule", "CPU ms", "Memory MB", "Safety critical"],
                [.. plugins.Select(p => Row(services, p, settings.Plugins.GetValueOrDefault(p.Instance)))]
            ),
            asJson
        );
    }

    private static IReadOnlyList<string> Row(IServiceProvider services, PluginRegistration plugin, PluginSettings? own)
    {
        IPlugin made = plugin.Create(services, own?.Options ?? new Dictionary<string, string>());
        IReadOnlyList<Activation> activations = made.Plan.Activations;
        bool isOn = own?.Enabled ?? plugin.EnabledByDefault ?? plugin.Descriptor.SafetyCritical;
        IEnumerable<Budget> budgets = own?.Budget is { } set ? [set] : activations.Select(a => a.Budget).Distinct();
        return
        [
            plugin.Instance.ToString(),
            plugin.Descriptor.Category.ToString(),
            isOn ? "yes" : "no",
            string.Join(", ", Times(activations, own).Distinct()),
            string.Join(", ", budgets.Select(b => b.CpuMilliseconds.ToString(CultureInfo.InvariantCulture))),
            string.Join(", ", budgets.Select(b => b.MemoryMegabytes.ToString(CultureInfo.InvariantCulture))),
            plugin.Descriptor.SafetyCritical ? "yes" : "no",
        ];
    }

    private static IEnumerable<string> Times(IReadOnlyList<Activation> activations, PluginSettings? own) =>
        activations
            .SelectMany(a => a.Triggers)
            .Select(trigger =>
                trigger switch
                {
                    ScheduleTrigger clock => (own?.Schedule ?? clock.Schedule).ToString(),
                    DataTrigger data => $"new {data.Kind.Id}",
                    OutputTrigger output => $"output {output.Port.Name}",
                    _ => "",
                }
            )
            .Where(text => text.Length > 0);
}
