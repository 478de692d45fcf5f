namespace OptiFire.Sdk.Journal;

/// <summary>Records that reach the journal together, chained to the group before by their hash.</summary>
public sealed class CommitGroup
{
    /// <summary>Counts groups from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The sequence of the first record.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>The last sequence the group covers; inputs without a record count too.</summary>
    public required long LastSequence { get; init; }

    /// <summary>How many records.</summary>
    public required int Records { get; init; }

    /// <summary>The records in their stored form.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>SHA-256 over the previous group's hash, the numbers above and the payload.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>Whether everything up to here must be durable before the kernel's outbox may go on.</summary>
    public bool RequiresDurability { get; init; }
}
