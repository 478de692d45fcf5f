using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>Continues a journal: what it holds already is compared, what is new is stored.</summary>
internal sealed class ResumedJournal(IJournal inner) : IJournal
{
    private readonly EntryNames _names = new();
    private IEnumerator<CommitGroup>? _recorded = inner.Read().GetEnumerator();

    public JournalHead Opened => inner.Opened;

    public long DurableSequence => inner.DurableSequence;

    public void Append(CommitGroup group)
    {
        if (group.Number > inner.Opened.Groups)
        {
            _recorded?.Dispose();
            _recorded = null;
            inner.Append(group);
            return;
        }

        if (_recorded is null || !_recorded.MoveNext())
        {
            throw new JournalException(
                $"The journal says it has {inner.Opened.Groups} groups, but group {group.Number} is missing."
            );
        }

        Compare(_recorded.Current, group);
    }

    /// <summary>Goes back to the beginning, or on from the end of a group: what comes is compared with what follows it.</summary>
    public void Position(long groups)
    {
        if (groups > 0)
        {
            foreach (CommitGroup first in inner.Read().Take(1))
            {
                JournalEntry.ReadAll(first.Payload).Take(1).ToList().ForEach(_names.Learn);
            }
        }

        _recorded?.Dispose();
        _recorded = inner.Read(groups + 1).GetEnumerator();
    }

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        inner.WaitUntilDurable(sequence, cancellationToken);

    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => inner.Read(fromNumber);

    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) => inner.AppendTelemetry(name, payload);

    public ValueTask DisposeAsync()
    {
        _recorded?.Dispose();
        return inner.DisposeAsync();
    }

    private void Compare(CommitGroup recorded, CommitGroup replayed)
    {
        if (recorded.Payload.Span.SequenceEqual(replayed.Payload.Span))
        {
            CompareEnds(recorded, replayed);
            return;
        }

        using var left = new RecordedEntries([recorded]);
        using var right = new RecordedEntries([replayed]);
        while (true)
        {
            JournalEntry? a = left.Next();
            JournalEntry? b = right.Next();
            if (b is { } replayedEntry)
            {
                _names.Learn(replayedEntry);
            }

            if (a?.Sequence != b?.Sequence || a?.Kind != b?.Kind || !SamePayload(a, b))
            {
                throw new ReplayMismatchException(_names.Describe(a, b));
            }
        }
    }

    /// <summary>Data without a record follow a group's last one: where it ends says how many.</summary>
    private static void CompareEnds(CommitGroup recorded, CommitGroup replayed)
    {
        if (recorded.LastSequence != replayed.LastSequence)
        {
            throw new ReplayMismatchException(
                new ReplayDifference(
                    Math.Min(recorded.LastSequence, replayed.LastSequence),
                    JournalRecordKind.Input,
                    "the data",
                    $"data up to {recorded.LastSequence}",
                    $"data up to {replayed.LastSequence}"
                )
            );
        }
    }

    private static bool SamePayload(JournalEntry? left, JournalEntry? right) =>
        left is { } a && right is { } b && a.Payload.Span.SequenceEqual(b.Payload.Span);
}
