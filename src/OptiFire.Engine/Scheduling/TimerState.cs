using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Scheduling;

/// <summary>What has to be kept of a timer to go on after a restart.</summary>
/// <param name="Key">The key of the timer.</param>
/// <param name="Schedule">The schedule the due time belongs to.</param>
/// <param name="Due">The next time it is due, or null when there is none.</param>
public readonly record struct TimerState(string Key, Schedule Schedule, Timestamp? Due);
