using System.Globalization;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Shows settings, their versions, and what became of a change.</summary>
internal static class SettingsScreen
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The value at a path, or a table of those under it.</summary>
    public static void Values(SettingsVersion version, string path, bool asJson)
    {
        IReadOnlyDictionary<string, string> values = version.Content.Values;
        if (!asJson && values.TryGetValue(path, out string? value))
        {
            Terminal.Plain(value);
            return;
        }

        KeyValuePair<string, string>[] found =
        [
            .. values.Where(v =>
                path.Length == 0 || v.Key == path || v.Key.StartsWith(path + '.', StringComparison.Ordinal)
            ),
        ];
        if (found.Length == 0 && SettingsSchema.Find(path) is null && !SettingsSchema.IsGroup(path))
        {
            throw new UsageException(
                $"There is no setting '{path}': {SettingsSchema.WhyUnknown(path)}.",
                NearestName.Of(path, values.Keys) is { } meant
                    ? $"Did you mean '{meant}'?"
                    : "'optifire-cli config keys' shows every setting."
            );
        }

        Terminal.Show(
            new Table(
                "settings",
                string.Create(
                    Culture,
                    $"Settings of version {version.Number}{(path.Length > 0 ? " under " + path : "")}"
                ),
                ["Path", "Value"],
                [.. found.Select(v => (IReadOnlyList<string>)[v.Key, v.Value])]
            ),
            asJson
        );
    }

    /// <summary>What differs between two versions.</summary>
    public static void Differences(SettingsVersion a, SettingsVersion b, bool asJson) =>
        Terminal.Show(
            Changes(
                string.Create(Culture, $"From version {a.Number} to version {b.Number}"),
                b.Content.ChangesFrom(a.Content)
            ),
            asJson
        );

    /// <summary>Versions, newest first.</summary>
    public static void History(IReadOnlyList<SettingsVersionSummary> versions, bool asJson) =>
        Terminal.Show(
            new Table(
                "history",
                "Versions",
                ["Version", "Time", "Author", "Kind", "Changes", "Comment"],
                [
                    .. versions.Select(v =>
                        (IReadOnlyList<string>)
                            [
                                v.Number.ToString(Culture),
                                v.CreatedAt.ToString(),
                                v.Author,
                                v.RestoredFrom is { } from
                                    ? string.Create(Culture, $"{v.Kind} to {from}")
                                    : v.Kind.ToString(),
                                Summary(v.Changes, asJson),
                                v.Comment,
                            ]
                    ),
                ]
            ),
            asJson
        );

    /// <summary>What became of a change.</summary>
    public static void Show(SettingsOutcome outcome)
    {
        SettingsVersion version = outcome.Version;
        if (!outcome.Changed)
        {
            Terminal.Line($"Nothing changed: version {version.Number} has these values already.");
            return;
        }

        Terminal.Show(
            Changes(
                string.Create(Culture, $"Version {version.Number} by {version.Author}, {version.Kind}"),
                version.Changes
            ),
            asJson: false
        );
        Terminal.Plain(
            outcome.AppliedAt is { } sequence
                ? string.Create(Culture, $"In force from sequence {sequence} on.")
                : "No run is going on: in force at the next start."
        );
        foreach (string path in outcome.RestartRequired)
        {
            Terminal.Line($"[yellow]At the next start only:[/] {path}");
        }
    }

    private static Table Changes(string title, IReadOnlyList<SettingChange> changes) =>
        new(
            "changes",
            title,
            ["Path", "Old", "New"],
            [.. changes.Select(c => (IReadOnlyList<string>)[c.Path, c.Old ?? "not set", c.New ?? "not set"])]
        );

    private static string Summary(IReadOnlyList<SettingChange> changes, bool isWhole)
    {
        const int shown = 2;
        IEnumerable<string> texts = changes.Select(c => $"{c.Path}: {c.Old ?? "not set"} → {c.New ?? "not set"}");
        return isWhole || changes.Count <= shown
            ? string.Join("; ", texts)
            : string.Create(Culture, $"{string.Join("; ", texts.Take(shown))}; and {changes.Count - shown} more");
    }
}
