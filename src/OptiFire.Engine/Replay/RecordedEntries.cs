using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>The records of a journal one by one.</summary>
internal sealed class RecordedEntries(IEnumerable<CommitGroup> groups, Func<JournalEntry, bool>? filter = null)
    : IDisposable
{
    private readonly IEnumerator<JournalEntry> _entries = groups
        .SelectMany(g => JournalEntry.ReadAll(g.Payload))
        .Where(filter ?? (static _ => true))
        .GetEnumerator();

    public JournalEntry? Next() => _entries.MoveNext() ? _entries.Current : null;

    public void Dispose() => _entries.Dispose();
}
