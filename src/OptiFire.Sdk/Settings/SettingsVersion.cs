using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Settings;

/// <summary>A version of settings and flags, as stored.</summary>
/// <param name="Number">Counted from 1, without holes.</param>
/// <param name="CreatedAt">Real time.</param>
/// <param name="Author">Who.</param>
/// <param name="Comment">Why; may be empty.</param>
/// <param name="Kind">What brought it about.</param>
/// <param name="Changes">What differs from the version before, by path.</param>
/// <param name="Content">All of it.</param>
/// <param name="RestoredFrom">For a rollback: the version it equals.</param>
public sealed record SettingsVersion(
    long Number,
    Timestamp CreatedAt,
    string Author,
    string Comment,
    SettingsChangeKind Kind,
    IReadOnlyList<SettingChange> Changes,
    SettingsContent Content,
    long? RestoredFrom = null
);
