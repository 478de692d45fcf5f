using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;

namespace OptiFire.Engine.Replay;

/// <summary>Says whose a journal record is.</summary>
internal sealed class EntryNames
{
    private string[] _instances = [];

    public static bool IsOfPlugin(JournalEntry entry) =>
        entry.Kind
            is JournalRecordKind.PluginResult
                or JournalRecordKind.Signal
                or JournalRecordKind.Control
                or JournalRecordKind.Finding
                or JournalRecordKind.Fenced
                or JournalRecordKind.InstanceState
                or JournalRecordKind.DataQuarantined;

    public void Learn(JournalEntry entry)
    {
        if (entry.Kind == JournalRecordKind.RunStarted)
        {
            _instances = entry.As<RunStarted>().Instances;
        }
        else if (entry.Kind == JournalRecordKind.SettingsApplied)
        {
            _instances = [.. _instances, .. entry.As<SettingsApplied>().Instances];
        }
    }

    public ReplayDifference Describe(JournalEntry? recorded, JournalEntry? replayed)
    {
        // Of two different records the earlier one is what the other side did not do.
        JournalEntry first =
            recorded is { } a && replayed is { } b ? (a.Sequence <= b.Sequence ? a : b) : recorded ?? replayed!.Value;
        (string? left, string? right) = Texts(recorded, replayed);
        return new ReplayDifference(first.Sequence, first.Kind, SubjectOf(first), left, right);
    }

    private static (string? Recorded, string? Replayed) Texts(JournalEntry? recorded, JournalEntry? replayed) =>
        recorded is { Kind: JournalRecordKind.RunStarted } one
        && replayed is { Kind: JournalRecordKind.RunStarted } other
            ? RunStartText.Differences(one.As<RunStarted>(), other.As<RunStarted>())
            : (recorded is { } x ? JournalText.Of(x) : null, replayed is { } y ? JournalText.Of(y) : null);

    public string SubjectOf(JournalEntry entry) =>
        entry.Kind switch
        {
            JournalRecordKind.PluginResult => Name(entry.As<PluginResult>().Instance),
            JournalRecordKind.Signal => Name(entry.As<SignalEmitted>().Instance),
            JournalRecordKind.Control => Name(entry.As<ControlSet>().Instance),
            JournalRecordKind.Finding => Name(entry.As<FindingNoted>().Instance),
            JournalRecordKind.Fenced => Name(entry.As<RunFenced>().Instance),
            JournalRecordKind.DataQuarantined => Name(entry.As<DataQuarantined>().Instance),
            JournalRecordKind.InstanceState => Name(entry.As<InstanceStateSet>().Instance),
            JournalRecordKind.Step => entry.As<StepTaken>().Step.Rule.ToString(),
            JournalRecordKind.Input => $"source {entry.As<Input>().Source}",
            _ => "the engine",
        };

    private string Name(int instance) =>
        instance >= 0 && instance < _instances.Length ? _instances[instance] : $"instance {instance}";
}
