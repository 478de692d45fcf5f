namespace OptiFire.Sdk.Journal;

/// <summary>An append-only store of market inputs beside the journal, which keeps the hashes of its blocks.</summary>
/// <remarks>What is handed over becomes durable no later than the journal's groups handed over after it.</remarks>
public interface ITape
{
    /// <summary>Hands a block over; blocks of one kind come in the order of their sequences.</summary>
    /// <exception cref="ArgumentException">The block overlaps an earlier one of its kind.</exception>
    /// <exception cref="JournalException">Something could not be stored.</exception>
    void Append(TapeBlock block);

    /// <summary>Notes a file in place of its data.</summary>
    /// <exception cref="JournalException">Something could not be stored.</exception>
    void AppendFile(TapeFile file);

    /// <summary>The stored blocks that reach into a range of sequences, in order of their first sequence.</summary>
    /// <param name="firstSequence">Start of the range, inclusive.</param>
    /// <param name="lastSequence">End of the range, inclusive.</param>
    /// <param name="kindId">Blocks of this kind only; null for all kinds.</param>
    /// <exception cref="JournalException">A block is damaged: its bytes do not give its hash.</exception>
    IEnumerable<TapeBlock> Read(long firstSequence, long lastSequence, string? kindId = null);

    /// <summary>The files noted, in the order of noting.</summary>
    IReadOnlyList<TapeFile> Files();

    /// <summary>Removes the blocks of a kind that end before a sequence: retention.</summary>
    /// <exception cref="JournalException">Something could not be stored.</exception>
    void Trim(string kindId, long beforeSequence);

    /// <summary>Before which sequence blocks of a kind have been removed; 0 when none were.</summary>
    long TrimmedBefore(string kindId);
}
