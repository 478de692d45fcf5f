using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OptiFire.Sdk.Journal;

/// <summary>The hash that chains each commit group to the one before.</summary>
/// <remarks>
/// <code>hash(n) = SHA-256(hash(n − 1) ‖ number ‖ first sequence ‖ last sequence ‖ records ‖ payload)</code>
/// Numbers are little-endian: 8 bytes each, the count of records 4. Before the first group stand 32 zero bytes.
/// </remarks>
public static class JournalChain
{
    /// <summary>Length of a hash in bytes.</summary>
    public const int HashLength = 32;

    private const int NumbersLength = 28;

    /// <summary>Computes the hash of a group.</summary>
    /// <param name="previousHash">The hash of the group before; 32 zero bytes for group 1.</param>
    /// <param name="number">The group's number.</param>
    /// <param name="firstSequence">Its first sequence.</param>
    /// <param name="lastSequence">Its last sequence.</param>
    /// <param name="records">How many records it has.</param>
    /// <param name="payload">Its records in their stored form.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="ArgumentException"><paramref name="previousHash"/> is not 32 bytes long.</exception>
    public static byte[] ComputeHash(
        ReadOnlySpan<byte> previousHash,
        long number,
        long firstSequence,
        long lastSequence,
        int records,
        ReadOnlySpan<byte> payload
    )
    {
        if (previousHash.Length != HashLength)
        {
            throw new ArgumentException(
                $"A hash has {HashLength} bytes, not {previousHash.Length}.",
                nameof(previousHash)
            );
        }

        Span<byte> numbers = stackalloc byte[NumbersLength];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, number);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], firstSequence);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], lastSequence);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[24..], records);

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previousHash);
        hash.AppendData(numbers);
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }
}
