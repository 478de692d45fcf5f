using OptiFire.Engine.Journal;
using OptiFire.Sdk.Journal;

namespace OptiFire.Testing.Journals;

/// <summary>A journal in memory that outlives engines: a test can look at it, cut its end off and run again.</summary>
/// <remarks>Register it under the engine's name as <see cref="IJournalStoreFactory"/>.</remarks>
public sealed class MemoryJournalStore : IJournalStoreFactory
{
    private readonly Lock _gate = new();
    private readonly List<CommitGroup> _groups = [];
    private readonly MemoryTape _tape = new();
    private bool _isOpen;

    /// <summary>The groups kept.</summary>
    public IReadOnlyList<CommitGroup> Groups
    {
        get
        {
            lock (_gate)
            {
                return [.. _groups];
            }
        }
    }

    /// <summary>Every record kept, in order.</summary>
    public IReadOnlyList<JournalEntry> Records => [.. Groups.SelectMany(g => JournalEntry.ReadAll(g.Payload))];

    /// <summary>How far the journal reaches.</summary>
    public JournalHead Head
    {
        get
        {
            IReadOnlyList<CommitGroup> groups = Groups;
            return groups.Count == 0
                ? JournalHead.Empty
                : new JournalHead(
                    groups.Count,
                    groups.Sum(g => (long)g.Records),
                    groups.Sum(g => (long)g.Payload.Length),
                    groups[^1].LastSequence,
                    Convert.ToHexStringLower(groups[^1].Hash.Span)
                );
        }
    }

    /// <summary>Called with each group before it is kept; what it throws, the engine meets: a store that fails.</summary>
    public Action<CommitGroup>? Appending { get; set; }

    /// <summary>Another store with the first groups: what a crash leaves when the rest never reached the disk.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is negative or more than there are.</exception>
    public MemoryJournalStore Cut(int groups)
    {
        IReadOnlyList<CommitGroup> all = Groups;
        ArgumentOutOfRangeException.ThrowIfNegative(groups);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups, all.Count);
        var cut = new MemoryJournalStore();
        cut._groups.AddRange(all.Take(groups));
        return cut;
    }

    /// <inheritdoc />
    public IJournalStore Open(Durability durability)
    {
        lock (_gate)
        {
            if (_isOpen)
            {
                throw new JournalException("Another engine has the journal in memory open.");
            }

            _isOpen = true;
            return new OpenedStore(this, Head);
        }
    }

    private sealed class OpenedStore(MemoryJournalStore owner, JournalHead opened) : IJournalStore, IJournal
    {
        public IJournal Journal => this;

        public ITape Tape => owner._tape;

        public JournalHead Opened => opened;

        public long DurableSequence => owner.Head.Sequence;

        public void Append(CommitGroup group)
        {
            owner.Appending?.Invoke(group);
            lock (owner._gate)
            {
                if (group.Number != owner._groups.Count + 1)
                {
                    throw new JournalException($"Group {group.Number} does not follow group {owner._groups.Count}.");
                }

                owner._groups.Add(group);
            }
        }

        public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
            cancellationToken.ThrowIfCancellationRequested();

        public IEnumerable<CommitGroup> Read(long fromNumber = 1) => owner.Groups.Skip((int)(fromNumber - 1));

        public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) { }

        public ValueTask DisposeAsync()
        {
            lock (owner._gate)
            {
                owner._isOpen = false;
            }

            return ValueTask.CompletedTask;
        }
    }
}
