using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>A version of settings was put in force.</summary>
public sealed record SettingsChanged(
    long Sequence,
    Timestamp Time,
    long Version,
    SettingsChangeKind Kind,
    string Author,
    IReadOnlyList<SettingChange> Changes
) : IEngineEvent;
