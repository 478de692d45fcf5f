using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Shows plugins.</summary>
internal static class PluginScreen
{
    public static void List(IServiceProvider services, PluginRegistration[] plugins, EngineSettings settings) =>
        Terminal.Write(
            new Table(
                "plugins",
                $"Plugins: {plugins.Length}",
                ["Id", "Category", "Title", "Enabled", "Roles"],
                [.. plugins.Select(p => Row(services, p, settings.Plugins.GetValueOrDefault(p.Instance)))]
            )
        );

    public static void Describe(PluginRegistration plugin, IPlugin made)
    {
        PluginDescriptor descriptor = plugin.Descriptor;
        Terminal.Line(
            $"[bold]{plugin.Instance}[/]: {descriptor.Title} ({descriptor.Category}, version {descriptor.Version})"
        );
        Terminal.Line($"{descriptor.Summary}");
        foreach (string source in descriptor.Sources)
        {
            Terminal.Line($"Source: {source}");
        }

        foreach (Activation activation in made.Plan.Activations)
        {
            Terminal.Line($"");
            Terminal.Line($"[bold]{activation.Role}[/] per {activation.Scope.Kind}");
            foreach (Need need in activation.Needs)
            {
                Terminal.Line($"  needs   {NeedText.Of(need)}");
            }

            foreach (OutputPort port in activation.Outputs)
            {
                Terminal.Line($"  output  {port.Name} {(port.Unit.Length > 0 ? $"({port.Unit})" : "")}");
            }
        }

        Terminal.Write(
            new Table(
                "options",
                "Options",
                ["Option", "Type", "Default", "Range", "Help"],
                [
                    .. plugin.Options.Select(o =>
                        (IReadOnlyList<string>)[o.Name, o.Type.Name, o.Default, o.Range, o.Help]
                    ),
                ]
            )
        );
        if (PageOf(made) is { } page)
        {
            Terminal.Plain(page);
        }
    }

    private static IReadOnlyList<string> Row(IServiceProvider services, PluginRegistration plugin, PluginSettings? own)
    {
        IPlugin made = plugin.Create(services, own?.Options ?? new Dictionary<string, string>());
        bool enabled = own?.Enabled ?? plugin.EnabledByDefault ?? plugin.Descriptor.SafetyCritical;
        return
        [
            plugin.Instance.ToString(),
            plugin.Descriptor.Category.ToString(),
            plugin.Descriptor.Title,
            enabled ? "yes" : "no",
            string.Join(", ", made.Plan.Activations.Select(a => a.Role).Distinct()),
        ];
    }

    /// <summary>The plugin's page, where its package carries it.</summary>
    private static string? PageOf(IPlugin plugin)
    {
        Type type = plugin.GetType();
        string? name = Array.Find(
            type.Assembly.GetManifestResourceNames(),
            n => n.EndsWith($".{type.Name}.md", StringComparison.Ordinal)
        );
        if (name is null)
        {
            return null;
        }

        using var reader = new StreamReader(type.Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
