namespace OptiFire.Sdk.Journal;

/// <summary>An append-only store of commit groups. The engine makes the groups and their hashes; the store keeps them.</summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>What was durable when the journal was opened.</summary>
    JournalHead Opened { get; }

    /// <summary>The last sequence that is on the disk.</summary>
    long DurableSequence { get; }

    /// <summary>Hands a group over in order; returns before it is durable and waits only when the store is far behind.</summary>
    /// <exception cref="JournalException">An earlier group could not be stored.</exception>
    void Append(CommitGroup group);

    /// <summary>Waits until a sequence is durable.</summary>
    /// <exception cref="JournalException">A group could not be stored.</exception>
    void WaitUntilDurable(long sequence, CancellationToken cancellationToken);

    /// <summary>The durable groups from a number on, in order, as stored: nothing is checked.</summary>
    IEnumerable<CommitGroup> Read(long fromNumber = 1);

    /// <summary>Keeps figures beside the journal that no hash covers: durations, processor times.</summary>
    void AppendTelemetry(string name, ReadOnlySpan<byte> payload);
}
