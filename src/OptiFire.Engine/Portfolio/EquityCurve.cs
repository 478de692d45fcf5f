using System.Runtime.InteropServices;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Portfolio;

/// <summary>Time-weighted equity at session closes: an index that starts at 1 and leaves flows out.</summary>
internal sealed class EquityCurve : ICheckpointed
{
    private readonly List<double> _index = [];
    private readonly List<Timestamp> _times = [];
    private decimal _base;
    private double _level = 1;

    public ReadOnlySpan<double> Index => CollectionsMarshal.AsSpan(_index);

    public ReadOnlySpan<Timestamp> Times => CollectionsMarshal.AsSpan(_times);

    public string Section => "equity";

    public int SectionVersion => 1;

    /// <summary>Closes a stretch before a flow changes equity.</summary>
    public void BeforeFlow(decimal equity) => Extend(equity);

    /// <summary>Begins the next stretch with the equity after the flow.</summary>
    public void AfterFlow(decimal equity) => _base = equity;

    /// <summary>Adds a point.</summary>
    public double Close(Timestamp time, decimal equity)
    {
        Extend(equity);
        _base = equity;
        _index.Add(_level);
        _times.Add(time);
        return _level;
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteExact(_base);
        writer.WriteDouble(_level);
        writer.WriteInt32(_index.Count);
        writer.WriteRaw(Index);
        writer.WriteRaw(Times);
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        _base = reader.ReadDecimal();
        _level = reader.ReadDouble();
        int count = reader.ReadCount();
        CollectionsMarshal.SetCount(_index, count);
        CollectionsMarshal.SetCount(_times, count);
        reader.ReadRaw(CollectionsMarshal.AsSpan(_index));
        reader.ReadRaw(CollectionsMarshal.AsSpan(_times));
    }

    private void Extend(decimal equity)
    {
        if (_base > 0)
        {
            _level *= (double)(equity / _base);
        }
    }
}
