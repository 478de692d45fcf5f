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

    private static bool SamePayload(JournalEntry? left, JournalEntry? right) =>
        left is { } a && right is { } b && a.Payload.Span.SequenceEqual(b.Payload.Span);
}
