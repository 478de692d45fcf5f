using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Yaml;

/// <summary>What the files read so far set of one plugin instance.</summary>
internal sealed class PluginDraft
{
    private static readonly string[] Keys = ["enabled", "schedule", "budget", "options"];
    private static readonly string[] BudgetKeys = ["cpu_ms", "mem_mb"];

    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private bool? enabled;
    private Schedule? schedule;
    private int? cpuMilliseconds;
    private int? memoryMegabytes;
    private YamlPosition budgetAt;

    /// <summary>Takes over what a file says; later files go over earlier ones key by key.</summary>
    public void Apply(YamlNode node, string path, ErrorList errors)
    {
        foreach (YamlEntry entry in Entries(node, path, errors))
        {
            string entryPath = $"{path}.{entry.Key}";
            switch (entry.Key)
            {
                case "enabled":
                    if (ValueReaders.Truth.TryRead(entry.Value, entryPath, errors, out bool isEnabled))
                    {
                        enabled = isEnabled;
                    }

                    break;
                case "schedule":
                    if (ValueReaders.Schedule.TryRead(entry.Value, entryPath, errors, out Schedule? read))
                    {
                        schedule = read;
                    }

                    break;
                case "budget":
                    budgetAt = entry.At;
                    ApplyBudget(entry.Value, entryPath, errors);
                    break;
                case "options":
                    ApplyOptions(entry.Value, entryPath, errors);
                    break;
                default:
                    errors.Add(entry.At, entryPath, $"there is no such key; allowed: {string.Join(", ", Keys)}");
                    break;
            }
        }
    }

    /// <summary>The settings, once all files are read.</summary>
    public PluginSettings Finish(string path, ErrorList errors)
    {
        if (cpuMilliseconds is null != memoryMegabytes is null && !HasFailedBudget(path, errors))
        {
            errors.Add(budgetAt, $"{path}.budget", $"both {string.Join(" and ", BudgetKeys)} are needed");
        }

        return new PluginSettings
        {
            Enabled = enabled,
            Schedule = schedule,
            Budget = cpuMilliseconds is { } cpu && memoryMegabytes is { } memory ? new Budget(cpu, memory) : null,
            Options = options,
        };
    }

    /// <summary>The entries of a mapping; none for null, with an error for a value.</summary>
    internal static IReadOnlyList<YamlEntry> Entries(YamlNode node, string path, ErrorList errors)
    {
        if (node is YamlScalar { IsNull: false } scalar)
        {
            errors.Add(scalar.At, path, $"{scalar.Shown} stands where a mapping belongs");
        }

        return node is YamlMap map ? map.Entries : [];
    }

    private static bool HasFailedBudget(string path, ErrorList errors) =>
        errors.FailedPaths.Any(failed => failed.StartsWith($"{path}.budget", StringComparison.Ordinal));

    private void ApplyBudget(YamlNode node, string path, ErrorList errors)
    {
        foreach (YamlEntry entry in Entries(node, path, errors))
        {
            string entryPath = $"{path}.{entry.Key}";
            if (!BudgetKeys.Contains(entry.Key))
            {
                errors.Add(entry.At, entryPath, $"there is no such key; allowed: {string.Join(", ", BudgetKeys)}");
            }
            else if (ValueReaders.Positive.TryRead(entry.Value, entryPath, errors, out int amount))
            {
                if (entry.Key == "cpu_ms")
                {
                    cpuMilliseconds = amount;
                }
                else
                {
                    memoryMegabytes = amount;
                }
            }
        }
    }

    private void ApplyOptions(YamlNode node, string path, ErrorList errors)
    {
        foreach (YamlEntry entry in Entries(node, path, errors))
        {
            if (ValueReaders.Option.TryRead(entry.Value, $"{path}.{entry.Key}", errors, out string? text))
            {
                options[entry.Key] = text;
            }
        }
    }
}
