using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>The runs that a recorded run gave up, by sequence: a replay gives them up at the same place.</summary>
internal sealed class RecordedFences
{
    private readonly Dictionary<long, RunFenced> _bySequence = [];

    public RecordedFences(IEnumerable<CommitGroup> groups)
    {
        foreach (JournalEntry entry in groups.SelectMany(g => JournalEntry.ReadAll(g.Payload)))
        {
            if (entry.Kind == JournalRecordKind.Fenced)
            {
                _bySequence.Add(entry.Sequence, entry.As<RunFenced>());
            }
        }
    }

    public bool Has(long sequence, in RunFenced run) =>
        _bySequence.Count > 0 && _bySequence.TryGetValue(sequence, out RunFenced recorded) && recorded == run;
}
