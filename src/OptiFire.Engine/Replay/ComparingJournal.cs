using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>Compares what a replay writes with what was recorded; stores nothing.</summary>
internal sealed class ComparingJournal(IJournal recorded) : IJournal, IReplay
{
    private readonly EntryNames _names = new();
    private readonly RecordedEntries _all = new(recorded.Read());
    private readonly RecordedEntries _plugins = new(recorded.Read(), EntryNames.IsOfPlugin);
    private ReplayDifference? _first;
    private ReplayDifference? _firstPlugin;

    public JournalHead Opened => JournalHead.Empty;

    public long DurableSequence { get; private set; }

    public void Append(CommitGroup group)
    {
        DurableSequence = group.LastSequence;
        if (_firstPlugin is not null)
        {
            return;
        }

        foreach (JournalEntry entry in JournalEntry.ReadAll(group.Payload))
        {
            _names.Learn(entry);
            if (_first is null)
            {
                JournalEntry? match = _all.Next();
                _first = Same(match, entry, alsoSequence: true) ? null : _names.Describe(match, entry);
            }

            if (_firstPlugin is null && EntryNames.IsOfPlugin(entry))
            {
                JournalEntry? match = _plugins.Next();
                _firstPlugin = Same(match, entry, alsoSequence: false) ? null : _names.Describe(match, entry);
            }
        }
    }

    /// <summary>What was found once the replay has ended.</summary>
    public ReplayComparison Conclude()
    {
        if (_first is null && _all.Next() is { } missing)
        {
            _first = _names.Describe(missing, null);
        }

        if (_first is not null && _firstPlugin is null && _plugins.Next() is { } missingResult)
        {
            _firstPlugin = _names.Describe(missingResult, null);
        }

        return new ReplayComparison(_first, _firstPlugin);
    }

    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        cancellationToken.ThrowIfCancellationRequested();

    public IEnumerable<CommitGroup> Read(long fromNumber = 1) => recorded.Read(fromNumber);

    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) { }

    public ValueTask DisposeAsync()
    {
        _all.Dispose();
        _plugins.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool Same(JournalEntry? recorded, JournalEntry replayed, bool alsoSequence) =>
        recorded is { } entry
        && entry.Kind == replayed.Kind
        && (!alsoSequence || entry.Sequence == replayed.Sequence)
        && entry.Payload.Span.SequenceEqual(replayed.Payload.Span);
}
