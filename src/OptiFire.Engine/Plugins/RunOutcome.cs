using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>How a run ended, as one reference: another thread never reads half of it.</summary>
internal sealed record RunOutcome(RunStatus Status, string? Reason);
