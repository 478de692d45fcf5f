using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>Where a recorded run went on with the clock: a replay does so at the same places, and nowhere else.</summary>
internal sealed class RecordedJumps
{
    private readonly Queue<(long Sequence, ClockJumped Jump)> _jumps = new();

    public RecordedJumps(IReadOnlyList<CommitGroup> groups)
    {
        LastSequence = groups.Count == 0 ? 0 : groups[^1].LastSequence;
        foreach (JournalEntry entry in groups.SelectMany(g => JournalEntry.ReadAll(g.Payload)))
        {
            if (entry.Kind == JournalRecordKind.ClockJumped)
            {
                _jumps.Enqueue((entry.Sequence, entry.As<ClockJumped>()));
            }
        }
    }

    /// <summary>Where the recording ends; 0 when there is none.</summary>
    public long LastSequence { get; }

    /// <summary>Takes the jump that has a sequence number, if there is one.</summary>
    public bool TryTake(long sequence, Timestamp from, out ClockJumped jump)
    {
        bool isNext =
            _jumps.TryPeek(out (long Sequence, ClockJumped Jump) next)
            && next.Sequence == sequence
            && next.Jump.From == from;
        jump = isNext ? _jumps.Dequeue().Jump : default;
        return isNext;
    }
}
