using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Journal;

/// <summary>Keeps commit groups in memory: for tests and for runs that nobody wants to look at again.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<CommitGroup> _groups = [];

    /// <summary>Makes an empty journal.</summary>
    public MemoryJournal()
        : this([]) { }

    /// <summary>Makes a journal that goes on where another ended.</summary>
    /// <param name="groups">The groups so far, in order.</param>
    public MemoryJournal(IEnumerable<CommitGroup> groups)
    {
        _groups.AddRange(groups);
        DurableSequence = _groups.Count == 0 ? 0 : _groups[^1].LastSequence;
        Opened = new JournalHead(
            _groups.Count,
            _groups.Sum(g => (long)g.Records),
            _groups.Sum(g => (long)g.Payload.Length),
            DurableSequence,
            _groups.Count == 0 ? JournalHead.Empty.Hash : Convert.ToHexStringLower(_groups[^1].Hash.Span)
        );
    }

    /// <inheritdoc />
    public JournalHead Opened { get; }

    /// <inheritdoc />
    public long DurableSequence { get; private set; }

    /// <inheritdoc />
    public void Append(CommitGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (_gate)
        {
            _groups.Add(group);
            DurableSequence = group.LastSequence;
        }
    }

    /// <inheritdoc />
    public void WaitUntilDurable(long sequence, CancellationToken cancellationToken) =>
        cancellationToken.ThrowIfCancellationRequested();

    /// <inheritdoc />
    public IEnumerable<CommitGroup> Read(long fromNumber = 1)
    {
        lock (_gate)
        {
            return [.. _groups.Skip((int)(fromNumber - 1))];
        }
    }

    /// <inheritdoc />
    public void AppendTelemetry(string name, ReadOnlySpan<byte> payload) { }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
