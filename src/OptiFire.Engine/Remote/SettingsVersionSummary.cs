using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Remote;

/// <summary>A version of settings without its content: a page of them would be long.</summary>
/// <param name="Number">Counted from 1, without holes.</param>
/// <param name="CreatedAt">Real time.</param>
/// <param name="Author">Who.</param>
/// <param name="Comment">Why; may be empty.</param>
/// <param name="Kind">What brought it about.</param>
/// <param name="Changes">What differs from the version before, by path.</param>
/// <param name="Hash">The content's hash.</param>
/// <param name="RestoredFrom">For a rollback: the version it equals.</param>
public sealed record SettingsVersionSummary(
    long Number,
    Timestamp CreatedAt,
    string Author,
    string Comment,
    SettingsChangeKind Kind,
    IReadOnlyList<SettingChange> Changes,
    string Hash,
    long? RestoredFrom
)
{
    /// <summary>Leaves the content out.</summary>
    public static SettingsVersionSummary Of(SettingsVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new SettingsVersionSummary(
            version.Number,
            version.CreatedAt,
            version.Author,
            version.Comment,
            version.Kind,
            version.Changes,
            version.Content.Hash,
            version.RestoredFrom
        );
    }
}
