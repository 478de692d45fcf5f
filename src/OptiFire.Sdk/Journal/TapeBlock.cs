using System.Security.Cryptography;
using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Journal;

/// <summary>Market inputs of one kind, in the order in which the engine took them.</summary>
public sealed class TapeBlock
{
    /// <summary>Makes a block and computes its hash.</summary>
    /// <param name="kind">What kind of data, in which stored form.</param>
    /// <param name="firstSequence">The sequence of the first datum.</param>
    /// <param name="lastSequence">The sequence of the last datum; at least the first.</param>
    /// <param name="count">How many data, at least 1.</param>
    /// <param name="payload">The data in their stored form, not compressed; not changed afterwards.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public TapeBlock(DatumKind kind, long firstSequence, long lastSequence, int count, ReadOnlyMemory<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastSequence, firstSequence);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Kind = kind;
        FirstSequence = firstSequence;
        LastSequence = lastSequence;
        Count = count;
        Payload = payload;
        Hash = SHA256.HashData(payload.Span);
    }

    /// <summary>What kind of data, in which stored form.</summary>
    public DatumKind Kind { get; }

    /// <summary>The sequence of the first datum.</summary>
    public long FirstSequence { get; }

    /// <summary>The sequence of the last datum.</summary>
    public long LastSequence { get; }

    /// <summary>How many data.</summary>
    public int Count { get; }

    /// <summary>The data in their stored form, not compressed.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>SHA-256 of the payload, 32 bytes: what the journal keeps of the block.</summary>
    public ReadOnlyMemory<byte> Hash { get; }
}
