using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Settings;

/// <summary>The settings that every plugin instance has, under <c>plugins.plugin_id</c> or <c>plugins.plugin_id/name</c>.</summary>
internal static class PluginSettingKeys
{
    private const string Start = "plugins.";
    private const string Options = "options.";

    /// <summary>What stands under an instance.</summary>
    public static IReadOnlyList<string> Names { get; } = ["enabled", "schedule", "budget", "options"];

    /// <summary>What stands under a budget.</summary>
    public static IReadOnlyList<string> BudgetNames { get; } = ["cpu_ms", "mem_mb"];

    /// <summary>Splits a path into the instance and what follows it; false when it names no instance.</summary>
    public static bool TrySplit(string path, out InstanceId instance, out string rest)
    {
        (instance, rest) = (default, "");
        if (!path.StartsWith(Start, StringComparison.Ordinal))
        {
            return false;
        }

        int dot = path.IndexOf('.', Start.Length);
        string id = dot < 0 ? path[Start.Length..] : path[Start.Length..dot];
        rest = dot < 0 ? "" : path[(dot + 1)..];
        string[] parts = id.Split('/', 2);
        if (!parts.All(IsName))
        {
            return false;
        }

        instance = new InstanceId(parts[0], parts.Length == 2 ? parts[1] : null);
        return true;
    }

    /// <summary>The setting at a path; null when there is none.</summary>
    public static SettingKey? Find(string path)
    {
        if (!TrySplit(path, out InstanceId instance, out string rest))
        {
            return null;
        }

        return rest switch
        {
            "enabled" => new PluginSettingKey<bool>(
                path,
                instance,
                SettingKinds.Truth,
                static p => p.Enabled is { } enabled ? SettingKinds.Truth.Print(enabled) : null,
                static (draft, value) => draft.Enabled = value,
                "Whether it runs."
            ),
            "schedule" => new PluginSettingKey<Schedule?>(
                path,
                instance,
                SettingKinds.Schedule,
                static p => p.Schedule?.ToString(),
                static (draft, value) => draft.Schedule = value,
                "When it runs, in place of the clock times of its plan."
            ),
            "budget.cpu_ms" => new PluginSettingKey<int>(
                path,
                instance,
                SettingKinds.Positive,
                static p => p.Budget is { } budget ? SettingKinds.Positive.Print(budget.CpuMilliseconds) : null,
                static (draft, value) => draft.CpuMilliseconds = value,
                "Processor time one run may take, in milliseconds."
            ),
            "budget.mem_mb" => new PluginSettingKey<int>(
                path,
                instance,
                SettingKinds.Positive,
                static p => p.Budget is { } budget ? SettingKinds.Positive.Print(budget.MemoryMegabytes) : null,
                static (draft, value) => draft.MemoryMegabytes = value,
                "What one run may allocate, in units of 2²⁰ bytes."
            ),
            _ when rest.StartsWith(Options, StringComparison.Ordinal) && IsName(rest[Options.Length..]) => Option(
                path,
                instance,
                rest[Options.Length..]
            ),
            _ => null,
        };
    }

    /// <summary>The paths of everything that is set of an instance.</summary>
    public static IEnumerable<string> SetPaths(InstanceId instance, PluginSettings settings)
    {
        string start = $"{Start}{instance}.";
        if (settings.Enabled is not null)
        {
            yield return start + "enabled";
        }

        if (settings.Schedule is not null)
        {
            yield return start + "schedule";
        }

        if (settings.Budget is not null)
        {
            yield return start + "budget.cpu_ms";
            yield return start + "budget.mem_mb";
        }

        foreach (string name in settings.Options.Keys)
        {
            yield return start + Options + name;
        }
    }

    private static PluginSettingKey<string> Option(string path, InstanceId instance, string name) =>
        new(
            path,
            instance,
            SettingKinds.Option,
            p => p.Options.GetValueOrDefault(name),
            (draft, value) => draft.Options[name] = value,
            "An option of the plugin."
        );

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
