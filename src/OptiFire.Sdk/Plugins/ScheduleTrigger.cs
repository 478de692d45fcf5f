using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Plugins;

/// <summary>Runs by the clock.</summary>
public sealed record ScheduleTrigger(Schedule Schedule) : Trigger;
