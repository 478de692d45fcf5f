namespace OptiFire.Sdk.Settings;

/// <summary>What became of a change.</summary>
/// <param name="Version">The version in force now; the earlier one when nothing changed.</param>
/// <param name="Changed">Whether a version was written.</param>
/// <param name="RestartRequired">Changed paths that take effect at the next start.</param>
/// <param name="AppliedAt">The journal sequence at which the running engine took it; null when none runs.</param>
public sealed record SettingsOutcome(
    SettingsVersion Version,
    bool Changed,
    IReadOnlyList<string> RestartRequired,
    long? AppliedAt
);
