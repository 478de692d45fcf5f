using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>A version of settings and flags is in force from this sequence on.</summary>
/// <param name="Sequence">The journal sequence at which the kernel took it.</param>
/// <param name="Time">The engine's time.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Kind">What brought it about.</param>
/// <param name="Author">Who asked.</param>
/// <param name="Changes">What differs from the version before, by path.</param>
public sealed record SettingsChanged(
    long Sequence,
    Timestamp Time,
    long Version,
    SettingsChangeKind Kind,
    string Author,
    IReadOnlyList<SettingChange> Changes
) : IEngineEvent;
