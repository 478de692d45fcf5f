namespace OptiFire.Sqlite;

/// <summary>Something to be written, waiting for its turn.</summary>
/// <param name="Apply">Writes it inside the open transaction.</param>
/// <param name="Bytes">About how large it is.</param>
/// <param name="Sequence">The last sequence of a journal group; 0 for other things.</param>
/// <param name="Number">The number of a journal group; 0 for other things.</param>
/// <param name="IsUrgent">Whether somebody will wait until it is durable.</param>
internal readonly record struct PendingWrite(
    Action<StoreStatements> Apply,
    long Bytes,
    long Sequence = 0,
    long Number = 0,
    bool IsUrgent = false
);
