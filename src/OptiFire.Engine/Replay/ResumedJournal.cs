using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>Continues a journal: what it holds already is compared, what is new is stored.</summary>
internal sealed class ResumedJournal(IJournal inner) : IJournal
{
    private readonly GroupComparison _comparison = new();
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

        if (_comparison.Compare(_recorded.Current, group) is { } difference)
        {
            throw new ReplayMismatchException(difference);
        }
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
}
