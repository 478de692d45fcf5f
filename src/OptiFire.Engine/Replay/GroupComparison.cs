using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>Finds the first record that differs between a recorded group and a replayed one, and says whose it is.</summary>
internal sealed class GroupComparison
{
    private string[] _instances = [];

    public ReplayDifference? Compare(CommitGroup recorded, CommitGroup replayed)
    {
        Learn(recorded);
        if (recorded.Payload.Span.SequenceEqual(replayed.Payload.Span))
        {
            return null;
        }

        using IEnumerator<JournalEntry> left = JournalEntry.ReadAll(recorded.Payload).GetEnumerator();
        using IEnumerator<JournalEntry> right = JournalEntry.ReadAll(replayed.Payload).GetEnumerator();
        while (true)
        {
            bool hasLeft = left.MoveNext();
            bool hasRight = right.MoveNext();
            if (!hasLeft && !hasRight)
            {
                return null;
            }

            JournalEntry? a = hasLeft ? left.Current : null;
            JournalEntry? b = hasRight ? right.Current : null;
            if (
                a is not { } x
                || b is not { } y
                || x.Sequence != y.Sequence
                || x.Kind != y.Kind
                || !x.Payload.Span.SequenceEqual(y.Payload.Span)
            )
            {
                return Describe(a, b);
            }
        }
    }

    public ReplayDifference Describe(JournalEntry? recorded, JournalEntry? replayed)
    {
        // Of two different records the earlier one is what the other side did not do.
        JournalEntry first =
            recorded is { } a && replayed is { } b ? (a.Sequence <= b.Sequence ? a : b) : recorded ?? replayed!.Value;
        return new ReplayDifference(
            first.Sequence,
            first.Kind,
            SubjectOf(first),
            recorded is { } x ? JournalText.Of(x) : null,
            replayed is { } y ? JournalText.Of(y) : null
        );
    }

    public void Learn(CommitGroup group)
    {
        if (group.Number == 1)
        {
            JournalEntry first = JournalEntry.ReadAll(group.Payload).First();
            _instances = first.Kind == JournalRecordKind.RunStarted ? first.As<RunStarted>().Instances : [];
        }
    }

    private string SubjectOf(JournalEntry entry) =>
        entry.Kind switch
        {
            JournalRecordKind.PluginResult => Name(entry.As<PluginResult>().Instance),
            JournalRecordKind.Signal => Name(entry.As<SignalEmitted>().Instance),
            JournalRecordKind.Control => Name(entry.As<ControlSet>().Instance),
            JournalRecordKind.Finding => Name(entry.As<FindingNoted>().Instance),
            JournalRecordKind.Step => entry.As<StepTaken>().Step.Rule.ToString(),
            JournalRecordKind.Input => $"source {entry.As<Input>().Source}",
            _ => "the engine",
        };

    private string Name(int instance) =>
        instance >= 0 && instance < _instances.Length ? _instances[instance] : $"instance {instance}";
}
