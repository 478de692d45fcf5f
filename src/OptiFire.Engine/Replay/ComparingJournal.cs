using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>Compares what a replay writes with what was recorded; stores nothing.</summary>
internal sealed class ComparingJournal(IJournal recorded) : IJournal
{
    private readonly IEnumerator<CommitGroup> _recorded = recorded.Read().GetEnumerator();
    private readonly GroupComparison _comparison = new();

    public JournalHead Opened => JournalHead.Empty;

    public long DurableSequence { get; private set; }

    public void Append(CommitGroup group)
    {
        DurableSequence = group.LastSequence;
        if (!_recorded.MoveNext())
        {
            throw new ReplayMismatchException(_comparison.Describe(null, JournalEntry.ReadAll(group.Payload).First()));
        }

        if (_comparison.Compare(_recorded.Current, group) is { } difference)
        {
            throw new ReplayMismatchException(difference);
        }
    }

    /// <summary>What was recorded and the replay did not do.</summary>
    public ReplayDifference? Missing() =>
        _recorded.MoveNext()
            ? _comparison.Describe(JournalEntry.ReadAll(_recorded.Current.Payload).First(), null)
            : null;

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        cancellationToken.ThrowIfCancellationRequested();

    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => recorded.Read(fromNumber);

    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) { }

    public ValueTask DisposeAsync()
    {
        _recorded.Dispose();
        return ValueTask.CompletedTask;
    }
}
