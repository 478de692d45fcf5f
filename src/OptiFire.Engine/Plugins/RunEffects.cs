using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Plugins;

/// <summary>What a run wants done beside its outputs, until the kernel takes it or drops it.</summary>
internal sealed class RunEffects
{
    public SignalUpdate? Signal { get; set; }

    public GuardVerdict? Verdict { get; set; }

    public List<PendingControl> Controls { get; } = [];

    public List<(FindingSeverity Severity, string Message)> Findings { get; } = [];

    public List<Chart> Charts { get; } = [];

    public List<Table> Tables { get; } = [];

    public void Clear()
    {
        Signal = null;
        Verdict = null;
        Controls.Clear();
        Findings.Clear();
        Charts.Clear();
        Tables.Clear();
    }
}
