using System.IO.Hashing;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Kernel;

/// <summary>The rows that data filters put aside, so that filling a window from the past leaves them out as well.</summary>
internal sealed class PutAsideRows : ICheckpointed
{
    private readonly HashSet<UInt128> _rows = [];
    private readonly PayloadWriter _writer = new();

    public string Section => "put-aside";

    public int SectionVersion => 1;

    public bool MayBeMissing => true;

    public void Add<T>(in T datum)
        where T : struct, IDatum<T> => _rows.Add(Key(in datum));

    public bool Contains<T>(in T datum)
        where T : struct, IDatum<T> => _rows.Count > 0 && _rows.Contains(Key(in datum));

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(_rows.Count);
        foreach (UInt128 row in _rows)
        {
            writer.WriteInt64((long)(ulong)(row >> 64));
            writer.WriteInt64((long)(ulong)row);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        for (int left = reader.ReadCount(minimumBytes: 16); left > 0; left--)
        {
            _rows.Add(new UInt128((ulong)reader.ReadInt64(), (ulong)reader.ReadInt64()));
        }
    }

    /// <summary>A datum's content in 128 bits: two different ones share it with a chance of about 10⁻²⁰ in a billion rows.</summary>
    private UInt128 Key<T>(in T datum)
        where T : struct, IDatum<T>
    {
        _writer.Truncate();
        _writer.WriteString(T.Kind.Id);
        T.Write(in datum, _writer);
        return XxHash128.HashToUInt128(_writer.WrittenSpan);
    }
}
