using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Puts a version of settings in force, whole, between two moments.</summary>
/// <param name="parts">What the run is made of.</param>
/// <param name="rewire">Lets the kernel go on with plugins that are tied anew.</param>
/// <param name="restore">Lets the kernel begin with the plugins of a checkpoint.</param>
internal sealed class SettingsDesk(
    EngineParts parts,
    Action<PluginGraph, Timestamp> rewire,
    Action<PluginGraph> restore
) : ICheckpointed
{
    private SettingsContent _content = SettingsContent.Of(parts.Settings);
    private int _named = parts.Ties.Roster.Names.Count;

    public string Section => "settings";

    public int SectionVersion => 1;

    public bool MayBeMissing => true;

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

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(parts.SettingsVersion);
        writer.WriteString(_content.Text);
        parts.Ties.Roster.Save(writer);
    }

    /// <summary>Puts the settings of a checkpoint in force before anything else of it is read.</summary>
    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        long number = reader.ReadInt64();
        var content = SettingsContent.Parse(reader.ReadString());
        parts.Ties.Roster.Load(ref reader);
        _named = parts.Ties.Roster.Names.Count;
        if (content.Hash == _content.Hash)
        {
            return;
        }

        EngineSettings settings = content.ToSettings();
        PluginGraph graph = parts.Ties.Tie(settings, parts.Graph);
        _content = content;
        parts.Settings = settings;
        parts.SettingsVersion = number;
        restore(graph);
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
        PluginGraph graph = Tie(settings, now);
        long sequence = parts.Log.Append(
            new SettingsApplied(
                number,
                now,
                kind,
                author,
                [.. changes],
                content.Hash,
                [.. parts.Ties.Roster.Names.Skip(_named)]
            )
        );
        _named = parts.Ties.Roster.Names.Count;
        _content = content;
        parts.Settings = settings;
        parts.SettingsVersion = number;
        rewire(graph, now);
        parts.Bus.Publish(new SettingsChanged(sequence, now, number, kind, author, changes));
        return sequence;
    }

    /// <summary>Ties the plugins for settings; when they cannot be, everything is as it was.</summary>
    private PluginGraph Tie(EngineSettings settings, Timestamp now)
    {
        try
        {
            return parts.Ties.Tie(settings, parts.Graph);
        }
        catch
        {
            rewire(parts.Ties.Tie(parts.Settings, parts.Graph), now);
            throw;
        }
    }
}
