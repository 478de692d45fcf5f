using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Settings;

/// <summary>What was set of one plugin instance so far.</summary>
internal sealed class PluginSettingsDraft
{
    public bool? Enabled { get; set; }

    public Schedule? Schedule { get; set; }

    public int? CpuMilliseconds { get; set; }

    public int? MemoryMegabytes { get; set; }

    public Dictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether one half of the budget was set without the other.</summary>
    public bool HasHalfBudget => CpuMilliseconds is null != MemoryMegabytes is null;

    public PluginSettings Finish() =>
        new()
        {
            Enabled = Enabled,
            Schedule = Schedule,
            Budget = CpuMilliseconds is { } cpu && MemoryMegabytes is { } memory ? new Budget(cpu, memory) : null,
            Options = Options,
        };
}
