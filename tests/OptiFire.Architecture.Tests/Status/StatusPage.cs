using System.Globalization;
using System.Text;
using OptiFire.Architecture.Tests.Catalogue;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Architecture.Tests.Status;

/// <summary>Writes <c>docs/status.md</c>: what is built and what is not, as the code shows it.</summary>
public static class StatusPage
{
    /// <summary>The page's path from the repository's root.</summary>
    public const string Path = "docs/status.md";

    /// <summary>The whole page.</summary>
    public static string Produce()
    {
        var text = new StringBuilder();
        int built = RegisteredPlugins.All.Select(plugin => plugin.Descriptor.Id).Distinct().Count();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Status
            Generated from the code by `eng/approve.sh`; a test fails when it is not true any more. A plugin is built when its
            package registers it, a package when it has a public type, a part when the type or folder that does it exists.

            ## Plugins: {built} of {PluginCatalogue.All.Count}

            """
        );
        AppendPlugins(text, link: "../");
        Append(text, "Packages", CodeParts.Packages);
        Append(text, "Engine", CodeParts.Engine);
        Append(text, "Brokers", CodeParts.Brokers);
        Append(text, "Hosts and research", CodeParts.Hosts);
        AppendSettings(text);

        return text.ToString();
    }

    /// <summary>The table of plugins.</summary>
    /// <param name="text">Where it goes.</param>
    /// <param name="link">Path from the page's folder to the repository's root.</param>
    public static void AppendPlugins(StringBuilder text, string link)
    {
        text.Append("| id | category | what | built |\n|---|---|---|---|\n");
        foreach (PlannedPlugin planned in PluginCatalogue.All)
        {
            RegisteredPlugin? plugin = RegisteredPlugins.All.FirstOrDefault(p => p.Descriptor.Id == planned.Id);
            string title = plugin?.Descriptor.Title ?? planned.Title;
            string state =
                plugin is null ? "not yet"
                : plugin.Page is null ? "yes"
                : $"[yes]({link}{plugin.Page})";
            string category = CategoryOf(planned.Category);
            text.Append(CultureInfo.InvariantCulture, $"| `{planned.Id}` | {category} | {title} | {state} |\n");
        }
    }

    private static void Append(StringBuilder text, string heading, IEnumerable<StatusRow> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n| area | part | built |\n|---|---|---|\n");
        foreach (StatusRow row in rows)
        {
            string state = row.Evidence is null ? "not yet" : $"`{row.Evidence}`";
            text.Append(CultureInfo.InvariantCulture, $"| {row.Area} | {row.Part} | {state} |\n");
        }
    }

    private static void AppendSettings(StringBuilder text)
    {
        text.Append("\n## Settings without effect\nThey are checked and recorded, and nothing reads them yet.\n\n");
        IReadOnlyList<string> unread = SettingUse.Unread();
        foreach (string path in unread)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{path}`\n");
        }

        text.Append(unread.Count == 0 ? "None.\n" : "");
    }

    private static string CategoryOf(PluginCategory category) => category.ToString().ToLowerInvariant();
}
