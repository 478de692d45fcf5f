namespace OptiFire.Sqlite;

/// <summary>How a store writes.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>How long a group that nobody waits for may stay uncommitted, up to a minute; 50 ms by default.</summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long to wait for another process that holds the file, 1 s to 10 min; 5 s by default.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes that may wait for the writer before whoever appends has to wait, at least 1; 64 MiB by default.</summary>
    public long QueueBytes { get; init; } = 64 << 20;

    /// <summary>Bytes in one transaction before it is committed, at least 1; 32 MiB by default.</summary>
    public long TransactionBytes { get; init; } = 32 << 20;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(CommitDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CommitDelay, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(BusyTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BusyTimeout, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(TransactionBytes, 1);
    }
}
