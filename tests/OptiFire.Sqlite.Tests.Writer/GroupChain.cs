using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite.Tests.Writer;

/// <summary>Makes commit groups that continue a journal.</summary>
public sealed class GroupChain(JournalHead head)
{
    private long number = head.Groups;
    private long sequence = head.Sequence;
    private byte[] hash = Convert.FromHexString(head.Hash);

    /// <summary>Makes the next group.</summary>
    public CommitGroup Next(byte[] payload, int covers = 1, bool requiresDurability = false)
    {
        long first = sequence + 1;
        number++;
        sequence += covers;
        hash = JournalChain.ComputeHash(hash, number, first, sequence, covers, payload);
        return new CommitGroup
        {
            Number = number,
            FirstSequence = first,
            LastSequence = sequence,
            Records = covers,
            Payload = payload,
            Hash = hash,
            RequiresDurability = requiresDurability,
        };
    }
}
