using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Journal;

/// <summary>One record as it stands in a commit group.</summary>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Payload">Its content.</param>
public readonly record struct JournalEntry(long Sequence, JournalRecordKind Kind, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Bytes in front of each record's content: sequence, kind, length.</summary>
    internal const int HeaderLength = 8 + 1 + 4;

    /// <summary>The content as a record of a known type.</summary>
    /// <exception cref="InvalidOperationException">The entry is of another kind.</exception>
    public TRecord As<TRecord>()
        where TRecord : struct, IJournalRecord<TRecord>
    {
        if (Kind != TRecord.Kind)
        {
            throw new InvalidOperationException($"Record {Sequence} is of kind {Kind}, not {TRecord.Kind}.");
        }

        var reader = new PayloadReader(Payload.Span);
        return TRecord.Read(ref reader);
    }

    /// <summary>Takes a commit group's payload apart.</summary>
    /// <exception cref="PayloadException">The payload is damaged.</exception>
    public static IEnumerable<JournalEntry> ReadAll(ReadOnlyMemory<byte> payload)
    {
        int position = 0;
        while (position < payload.Length)
        {
            JournalEntry entry = ReadAt(payload, position);
            position += HeaderLength + entry.Payload.Length;
            yield return entry;
        }
    }

    private static JournalEntry ReadAt(ReadOnlyMemory<byte> payload, int position)
    {
        var reader = new PayloadReader(payload.Span[position..]);
        long sequence = reader.ReadInt64();
        var kind = (JournalRecordKind)reader.ReadByte();
        int length = reader.ReadInt32();
        return length < 0 || length > reader.Remaining
            ? throw new PayloadException($"The journal record {sequence} is cut short.")
            : new JournalEntry(sequence, kind, payload.Slice(position + HeaderLength, length));
    }
}
