using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Journal;

/// <summary>Keeps commit groups in memory: for tests and for runs that nobody wants to look at again.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<CommitGroup> _groups = [];

    /// <inheritdoc />
    public JournalHead Opened { get; } = JournalHead.Empty;

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
