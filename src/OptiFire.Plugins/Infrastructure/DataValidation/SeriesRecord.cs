using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What is remembered of one series: its last times, its last price and the returns before it.</summary>
internal sealed class SeriesRecord(string kind, int variant)
{
    private double[] _returns = [];
    private int _next;

    public string Kind => kind;

    public int Variant => variant;

    public Timestamp LastTime { get; set; } = Timestamp.MinValue;

    /// <summary>When the newest row happened, put aside or not.</summary>
    public Timestamp SeenTime { get; set; } = Timestamp.MinValue;

    public int LastRevision { get; set; }

    public long LastId { get; set; }

    /// <summary>The last accepted price in scaled units; 0 before the first.</summary>
    public double Price { get; set; }

    public Timestamp PriceTime { get; set; } = Timestamp.MinValue;

    /// <summary>How far apart accepted prices are on average, in seconds, the newest counting most.</summary>
    public double Spacing { get; private set; }

    /// <summary>The price that was put aside last and waits for a second one near it; 0 when none does.</summary>
    public double Held { get; set; }

    public Timestamp HeldTime { get; set; } = Timestamp.MinValue;

    public bool HeldLikeSplit { get; set; }

    public int FlatRows { get; set; }

    public Timestamp FlatSince { get; set; }

    public bool IsStale { get; set; }

    public int Returns { get; private set; }

    /// <summary>The median absolute deviation of the returns kept; allocates nothing.</summary>
    public double Deviation()
    {
        Span<double> scratch = stackalloc double[Returns];
        return MedianAbsoluteDeviation.Of(_returns.AsSpan(0, Returns), scratch);
    }

    /// <summary>Keeps a return and the time it took; of more than a number the oldest goes.</summary>
    public void Push(double value, TimeSpan spacing, int most)
    {
        Spacing += (spacing.TotalSeconds - Spacing) / Math.Min(Returns + 1, most);
        if (_returns.Length < most)
        {
            Array.Resize(ref _returns, most);
        }

        _returns[_next] = value;
        _next = (_next + 1) % most;
        Returns = Math.Min(Returns + 1, most);
    }

    public SeriesRecord Copy()
    {
        var copy = (SeriesRecord)MemberwiseClone();
        copy._returns = [.. _returns];
        return copy;
    }

    public void Write(PayloadWriter writer)
    {
        writer.WriteString(Kind);
        writer.WriteInt32(Variant);
        writer.WriteTimestamp(LastTime);
        writer.WriteTimestamp(SeenTime);
        writer.WriteInt32(LastRevision);
        writer.WriteInt64(LastId);
        writer.WriteDouble(Price);
        writer.WriteTimestamp(PriceTime);
        writer.WriteDouble(Spacing);
        writer.WriteDouble(Held);
        writer.WriteTimestamp(HeldTime);
        writer.WriteBoolean(HeldLikeSplit);
        writer.WriteInt32(FlatRows);
        writer.WriteTimestamp(FlatSince);
        writer.WriteBoolean(IsStale);
        writer.WriteInt32(Returns);
        writer.WriteInt32(_next);
        writer.WriteDoubles(_returns);
    }

    public static SeriesRecord Read(ref PayloadReader reader)
    {
        var record = new SeriesRecord(reader.ReadString(), reader.ReadInt32())
        {
            LastTime = reader.ReadTimestamp(),
            SeenTime = reader.ReadTimestamp(),
            LastRevision = reader.ReadInt32(),
            LastId = reader.ReadInt64(),
            Price = reader.ReadDouble(),
            PriceTime = reader.ReadTimestamp(),
            Spacing = reader.ReadDouble(),
            Held = reader.ReadDouble(),
            HeldTime = reader.ReadTimestamp(),
            HeldLikeSplit = reader.ReadBoolean(),
            FlatRows = reader.ReadInt32(),
            FlatSince = reader.ReadTimestamp(),
            IsStale = reader.ReadBoolean(),
            Returns = reader.ReadInt32(),
            _next = reader.ReadInt32(),
            _returns = reader.ReadDoubles(),
        };
        bool fits = record.Returns >= 0 && record.Returns <= record._returns.Length;
        return fits && record._next >= 0 && record._next <= record._returns.Length
            ? record
            : throw new PayloadException(
                $"A series with {record.Returns} of {record._returns.Length} returns cannot be."
            );
    }
}
