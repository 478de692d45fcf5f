using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>The runs that a recorded run gave up, by round and shard: a replay does not make them.</summary>
internal sealed class RecordedFences
{
    private readonly Dictionary<
        (long Opened, Timestamp Time, int Instance, int Activation, int Shard),
        FenceCause
    > _causes = [];

    public RecordedFences(IEnumerable<CommitGroup> groups)
    {
        foreach (CommitGroup group in groups)
        {
            foreach (JournalEntry entry in JournalEntry.ReadAll(group.Payload))
            {
                if (entry.Kind == JournalRecordKind.Fenced)
                {
                    RunFenced run = entry.As<RunFenced>();
                    _causes[(run.Opened, run.Time, run.Instance, run.Activation, run.Shard)] = run.Cause;
                }
            }

            LastSequence = group.LastSequence;
        }
    }

    /// <summary>The last sequence that was recorded: up to it the journal decides who is late, after it the clock.</summary>
    public long LastSequence { get; }

    /// <summary>Why a shard's run in a round was given up; null when it was not.</summary>
    public FenceCause? Find(long opened, Timestamp time, ActivationShard shard) =>
        _causes.Count > 0
        && _causes.TryGetValue(
            (opened, time, shard.Binding.Owner.Number, shard.Binding.Index, shard.Shard.Instrument.Value),
            out FenceCause cause
        )
            ? cause
            : null;
}
