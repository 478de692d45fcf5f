using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Replay;

/// <summary>Writes market inputs to the tape in blocks per kind, each datum behind its sequence number.</summary>
/// <remarks>The journal holds each block's hash. A replay writes the same records and keeps no second copy.</remarks>
internal sealed class TapeRecorder(ITape? tape, JournalLog log, MarketStore store, bool isResumed) : ICheckpointed
{
    private const int BlockBytes = 256 * 1024;

    private readonly List<Block> _blocks = [];

    public string Section => "tape";

    public int SectionVersion => 1;

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(_blocks.Count);
        foreach (Block block in _blocks)
        {
            writer.WriteString(block.Kind.Id);
            writer.WriteInt64(block.First);
            writer.WriteInt64(block.Last);
            writer.WriteInt32(block.Count);
            writer.WriteInt32(block.Payload.Length);
            writer.WriteBytes(block.Payload.WrittenSpan);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            Block block = BlockOf(store.KindOf(reader.ReadString()));
            block.First = reader.ReadInt64();
            block.Last = reader.ReadInt64();
            block.Count = reader.ReadInt32();
            block.Payload.WriteBytes(reader.ReadBytes(reader.ReadCount()));
        }
    }

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
