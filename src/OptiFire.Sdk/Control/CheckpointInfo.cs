using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Control;

/// <summary>A stored checkpoint.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Sequence">The last sequence it includes.</param>
/// <param name="EngineTime">The engine's time then.</param>
/// <param name="TakenAt">Real time then.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="SchemaVersion">The version of its form.</param>
/// <param name="SettingsVersion">The settings in force then; 0 without a store of settings.</param>
/// <param name="Fault">Why it cannot be used; null when it can.</param>
public sealed record CheckpointInfo(
    string Name,
    long Sequence,
    Timestamp EngineTime,
    Timestamp TakenAt,
    long Bytes,
    int SchemaVersion,
    long SettingsVersion,
    string? Fault
)
{
    /// <summary>How long the kernel stood still for it; null when another process took it.</summary>
    public TimeSpan? Pause { get; init; }
}
