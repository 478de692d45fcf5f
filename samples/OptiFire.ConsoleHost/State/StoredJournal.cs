using OptiFire.ConsoleHost.Screens;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Payloads;
using OptiFire.Sqlite;

namespace OptiFire.ConsoleHost.State;

/// <summary>A journal that is read a page at a time, while an engine writes it or not.</summary>
internal sealed class StoredJournal
{
    private const long FirstStretch = 64; // groups; a tail that finds too little takes four times as many

    private readonly string _path;
    private readonly JournalLineReader _reader = new();
    private bool _learned;

    public StoredJournal(string path)
    {
        _path = File.Exists(path)
            ? path
            : throw new UsageException(
                $"There is no journal '{path}'.",
                "Name the engine's folder with --state, or the file with --journal."
            );
    }

    /// <summary>Groups from a number on, in order.</summary>
    public IEnumerable<CommitGroup> Groups(long fromNumber = 1) => SqliteStore.ReadGroups(_path, fromNumber);

    /// <summary>The lines of a group that are wanted.</summary>
    /// <exception cref="UsageException">The group is damaged.</exception>
    public IReadOnlyList<JournalLine> Lines(CommitGroup group, JournalFilter filter)
    {
        if (group.LastSequence < filter.From || group.FirstSequence > filter.To)
        {
            return [];
        }

        try
        {
            Learn();
            return [.. _reader.Read(group, filter.Takes).Where(filter.Takes)];
        }
        catch (PayloadException damage)
        {
            throw new UsageException(
                $"Group {group.Number} of '{_path}', sequence {group.FirstSequence} on, cannot be read: {damage.Message}",
                "'optifire-cli journal verify' tells up to where the journal can be trusted."
            );
        }
    }

    /// <summary>The last lines that are wanted, and the number of the last group looked at.</summary>
    public (IReadOnlyList<JournalLine> Lines, long LastGroup) Tail(int count, JournalFilter filter)
    {
        long last = LastNumber();
        for (long stretch = FirstStretch; ; stretch *= 4)
        {
            long from = Math.Max(last - stretch + 1, 1);
            var found = new Queue<JournalLine>(count + 1);
            foreach (CommitGroup group in Groups(from).TakeWhile(g => g.Number <= last))
            {
                foreach (JournalLine line in Lines(group, filter))
                {
                    found.Enqueue(line);
                    if (found.Count > count)
                    {
                        found.Dequeue();
                    }
                }
            }

            if (found.Count == count || from == 1)
            {
                return ([.. found], last);
            }
        }
    }

    // Groups are numbered without holes: doubling, then halving finds the end without reading what lies before.
    private long LastNumber()
    {
        if (!Groups().Any())
        {
            return 0;
        }

        long low = 1;
        while (Groups(low * 2).Any())
        {
            low *= 2;
        }

        for (long high = low * 2; high - low > 1; )
        {
            long middle = low + ((high - low) / 2);
            (low, high) = Groups(middle).Any() ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Reads the names that the first group gives to the numbers in later ones.</summary>
    private void Learn()
    {
        if (_learned)
        {
            return;
        }

        _learned = true;
        foreach (CommitGroup first in Groups().Take(1))
        {
            _ = _reader.Read(first, _ => false).Count();
        }
    }
}
