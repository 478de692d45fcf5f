using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Replay;

/// <summary>Writes market inputs to the tape in blocks per kind, each datum behind its sequence number.</summary>
/// <remarks>The journal holds each block's hash. A replay writes the same records and keeps no second copy.</remarks>
internal sealed class TapeRecorder(ITape? tape, JournalLog log, bool isResumed)
{
    private const int BlockBytes = 256 * 1024;

    private readonly List<Block> _blocks = [];

    public void Add<T>(in T datum, long sequence)
        where T : struct, IDatum<T>
    {
        Block block = BlockOf(T.Kind);
        block.Payload.WriteInt64(sequence);
        T.Write(in datum, block.Payload);
        block.First = block.Count == 0 ? sequence : block.First;
        block.Last = sequence;
        block.Count++;
        if (block.Payload.Length >= BlockBytes)
        {
            Close(block);
        }
    }

    /// <summary>Hands over what is open, so that the tape reaches as far as the journal.</summary>
    public void Flush()
    {
        foreach (Block block in _blocks)
        {
            Close(block);
        }
    }

    private Block BlockOf(DatumKind kind)
    {
        foreach (Block block in _blocks)
        {
            if (ReferenceEquals(block.Kind, kind))
            {
                return block;
            }
        }

        var made = new Block(kind);
        _blocks.Add(made);
        return made;
    }

    private void Close(Block block)
    {
        if (block.Count == 0)
        {
            return;
        }

        var written = new TapeBlock(
            block.Kind,
            block.First,
            block.Last,
            block.Count,
            block.Payload.WrittenSpan.ToArray()
        );
        if (tape is not null && !(isResumed && IsStored(written)))
        {
            tape.Append(written);
        }

        log.Append(
            new TapeWritten(
                block.Kind.Id,
                block.First,
                block.Last,
                block.Count,
                Convert.ToHexStringLower(written.Hash.Span)
            )
        );
        block.Count = 0;
        block.Payload.Truncate();
    }

    private bool IsStored(TapeBlock block) => tape!.Read(block.FirstSequence, block.LastSequence, block.Kind.Id).Any();

    private sealed class Block(DatumKind kind)
    {
        public DatumKind Kind { get; } = kind;

        public PayloadWriter Payload { get; } = new(BlockBytes + 4096);

        public long First { get; set; }

        public long Last { get; set; }

        public int Count { get; set; }
    }
}
