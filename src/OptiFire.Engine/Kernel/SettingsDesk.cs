using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Puts a version of settings in force, whole, between two moments.</summary>
/// <param name="parts">What the run is made of.</param>
/// <param name="rewire">Lets the kernel work with plugins that are tied anew.</param>
internal sealed class SettingsDesk(EngineParts parts, Action<PluginGraph, Timestamp> rewire)
{
    private SettingsContent _content = SettingsContent.Of(parts.Settings);

    /// <summary>Applies a version.</summary>
    /// <returns>The sequence at which it is in force.</returns>
    public long Apply(SettingsVersion version, Timestamp now) =>
        Apply(
            version.Number,
            version.Kind,
            version.Author,
            version.Content.ChangesFrom(_content),
            version.Content,
            now
        );

    /// <summary>Applies what a journal says was applied.</summary>
    public void ApplyAgain(in SettingsApplied recorded, Timestamp now)
    {
        SettingsContent content = _content.With(recorded.Changes);
        Apply(recorded.Version, recorded.ChangeKind, recorded.Author, recorded.Changes, content, now);
    }

    private long Apply(
        long number,
        SettingsChangeKind kind,
        string author,
        IReadOnlyList<SettingChange> changes,
        SettingsContent content,
        Timestamp now
    )
    {
        EngineSettings settings = content.ToSettings();
        int known = parts.Ties.Roster.Names.Count;
        PluginGraph graph = parts.Ties.Tie(settings, parts.Graph);
        long sequence = parts.Log.Append(
            new SettingsApplied(
                number,
                now,
                kind,
                author,
                [.. changes],
                content.Hash,
                [.. parts.Ties.Roster.Names.Skip(known)]
            )
        );
        _content = content;
        parts.Settings = settings;
        parts.SettingsVersion = number;
        rewire(graph, now);
        parts.Bus.Publish(new SettingsChanged(sequence, now, number, kind, author, changes));
        return sequence;
    }
}
