using System.Security.Cryptography;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal;

/// <summary>Numbers what happens, and writes the records into commit groups chained by their hashes.</summary>
/// <remarks>
/// A group ends after a fixed number of bytes, or where the run must be durable: both follow from the content, so on
/// virtual time the same run gives the same groups and the same head hash, whatever the machine. On real time a group also
/// ends after a second, and a run that is stopped ends one where it stands; the run that goes on follows the recorded ends,
/// so it comes to the same groups.
/// </remarks>
internal sealed class JournalLog(IJournal journal) : ICheckpointed
{
    private const int GroupBytes = 64 * 1024;

    private readonly PayloadWriter _group = new(GroupBytes + 4096);
    private byte[] _hash = new byte[32];
    private long _firstInGroup;
    private int _recordsInGroup;
    private long _bytes;
    private long _closedSequence;
    private readonly Queue<long> _recordedEnds = new();
    private long _nextEnd = long.MaxValue;

    /// <summary>The last number given out: to a datum, or to a record.</summary>
    public long Sequence { get; private set; }

    public long Groups { get; private set; }

    /// <summary>Whether there are records that the store does not have.</summary>
    public bool IsGroupOpen => _recordsInGroup > 0;

    public long Records { get; private set; }

    /// <summary>The head of the closed groups.</summary>
    public JournalHead Head =>
        new(Groups, Records - _recordsInGroup, _bytes, Sequence, Convert.ToHexStringLower(_hash));

    /// <summary>SHA-256 over everything written so far, in hexadecimal: two runs that began alike have the same.</summary>
    public string ContentHash =>
        Convert.ToHexStringLower(
            SHA256.HashData([.. _hash, .. BitConverter.GetBytes(Sequence), .. _group.WrittenSpan])
        );

    /// <summary>The last sequence of the closed groups.</summary>
    public long ClosedSequence => _closedSequence;

    string ICheckpointed.Section => JournalPosition.Section;

    int ICheckpointed.SectionVersion => 1;

    /// <summary>Numbers inputs that have no record of their own: data.</summary>
    public void Advance(int count)
    {
        EndWhereRecorded();
        Sequence += count;
    }

    /// <summary>Ends groups where a recorded run ended them as well: not all of those ends follow from the content.</summary>
    /// <param name="ends">The last sequences of the recorded groups that come next, ascending.</param>
    public void Follow(IEnumerable<long> ends)
    {
        foreach (long end in ends)
        {
            _recordedEnds.Enqueue(end);
        }

        PassEnds(_closedSequence);
    }

    /// <summary>Writes a record.</summary>
    /// <returns>Its sequence number.</returns>
    public long Append<TRecord>(in TRecord record)
        where TRecord : struct, IJournalRecord<TRecord>
    {
        Begin(TRecord.Kind, out int lengthAt);
        TRecord.Write(in record, _group);
        return End(lengthAt);
    }

    /// <summary>Ends the group.</summary>
    /// <param name="requiresDurability">Whether the store should make it durable at once.</param>
    public void Close(bool requiresDurability)
    {
        PassEnds(Sequence);
        if (_recordsInGroup == 0)
        {
            return;
        }

        byte[] payload = _group.WrittenSpan.ToArray();
        long number = Groups + 1;
        _hash = JournalChain.ComputeHash(_hash, number, _firstInGroup, Sequence, _recordsInGroup, payload);
        journal.Append(
            new CommitGroup
            {
                Number = number,
                FirstSequence = _firstInGroup,
                LastSequence = Sequence,
                Records = _recordsInGroup,
                Payload = payload,
                Hash = _hash,
                RequiresDurability = requiresDurability,
            }
        );
        Groups = number;
        _bytes += payload.Length;
        _closedSequence = Sequence;
        _recordsInGroup = 0;
        _group.Truncate();
    }

    /// <summary>Stores where the journal is, the records of the open group with it.</summary>
    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(Sequence);
        writer.WriteInt64(Groups);
        writer.WriteInt64(_closedSequence);
        writer.WriteBytes(_hash);
        writer.WriteInt64(Records);
        writer.WriteInt64(_bytes);
        writer.WriteInt64(_firstInGroup);
        writer.WriteInt32(_recordsInGroup);
        writer.WriteInt32(_group.Length);
        writer.WriteBytes(_group.WrittenSpan);
    }

    void ICheckpointed.Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        JournalPosition at = JournalPosition.Read(ref reader);
        (Sequence, Groups, _closedSequence, _hash) = (at.Sequence, at.Groups, at.ClosedSequence, at.Hash);
        (Records, _bytes, _firstInGroup, _recordsInGroup) = (at.Records, at.Bytes, at.OpenFirst, at.OpenRecords);
        _group.Truncate();
        _group.WriteBytes(at.Open);
    }

    /// <summary>Ends the group when the recorded one ended here: only what comes next shows that nothing else came.</summary>
    private void EndWhereRecorded()
    {
        if (Sequence >= _nextEnd)
        {
            Close(requiresDurability: false);
        }
    }

    private void PassEnds(long sequence)
    {
        while (_recordedEnds.TryPeek(out long end) && end <= sequence)
        {
            _recordedEnds.Dequeue();
        }

        _nextEnd = _recordedEnds.TryPeek(out long next) ? next : long.MaxValue;
    }

    private void Begin(JournalRecordKind kind, out int lengthAt)
    {
        EndWhereRecorded();
        Sequence++;
        if (_recordsInGroup == 0)
        {
            _firstInGroup = Sequence;
        }

        _group.WriteInt64(Sequence);
        _group.WriteByte((byte)kind);
        lengthAt = _group.Length;
        _group.WriteInt32(0);
    }

    private long End(int lengthAt)
    {
        _group.PatchInt32(lengthAt, _group.Length - lengthAt - 4);
        _recordsInGroup++;
        Records++;
        long sequence = Sequence;
        if (_group.Length >= GroupBytes)
        {
            Close(requiresDurability: false);
        }

        return sequence;
    }
}
