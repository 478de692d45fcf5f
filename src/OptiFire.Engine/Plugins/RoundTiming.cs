namespace OptiFire.Engine.Plugins;

/// <summary>How long runs may take.</summary>
/// <param name="Deadline">On real time: when a wave is closed without those still running; null on virtual time.</param>
/// <param name="Stall">On virtual time: when the run is given up.</param>
internal sealed record RoundTiming(TimeSpan? Deadline, TimeSpan Stall);
