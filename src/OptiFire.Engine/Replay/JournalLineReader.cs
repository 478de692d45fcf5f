using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Replay;

/// <summary>Makes lines of records, one at a time: a journal of any length can be read.</summary>
/// <remarks>It learns names from the start of the run, so group 1 is read first, whatever follows.</remarks>
public sealed class JournalLineReader
{
    private readonly EntryNames _names = new();

    /// <summary>The records of a group as lines.</summary>
    /// <param name="group">A group of the run.</param>
    /// <param name="isWanted">Which records are made lines of.</param>
    /// <exception cref="Sdk.Payloads.PayloadException">A record is damaged: check the journal's chain first.</exception>
    public IEnumerable<JournalLine> Read(CommitGroup group, Func<JournalEntry, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(isWanted);
        foreach (JournalEntry entry in JournalEntry.ReadAll(group.Payload))
        {
            _names.Learn(entry);
            if (isWanted(entry))
            {
                yield return new JournalLine(
                    entry.Sequence,
                    entry.Kind,
                    _names.SubjectOf(entry),
                    string.Join(' ', JournalText.Of(entry).Split('\n', StringSplitOptions.TrimEntries))
                );
            }
        }
    }
}
