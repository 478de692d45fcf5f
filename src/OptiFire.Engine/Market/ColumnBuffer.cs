using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Market;

/// <summary>One column of a block.</summary>
internal abstract class ColumnBuffer<T>
    where T : struct, IDatum<T>
{
    public abstract int BytesPerRow { get; }

    public abstract ColumnBuffer<T> CreateEmpty(int capacity);

    public abstract void Set(int index, in T row, Instrument instrument);

    public abstract void CopyFrom(ColumnBuffer<T> other, int from, int to, int count);

    /// <summary>Stores the first rows.</summary>
    public abstract void Save(PayloadWriter writer, int count);

    public abstract void Load(ref PayloadReader reader, int count);

    /// <summary>Takes a corporate action out of the rows from one index up to another, left out.</summary>
    public abstract void Adjust(int from, int to, Adjustment kind, double priceFactor, double quantityFactor);
}

/// <summary>One column of a known type.</summary>
internal sealed class ColumnBuffer<T, TValue>(Column<T, TValue> column, Adjustment adjustment, int capacity)
    : ColumnBuffer<T>
    where T : struct, IDatum<T>
    where TValue : unmanaged
{
    public TValue[] Values { get; } = new TValue[capacity];

    public Column<T, TValue> Column { get; } = column;

    public Adjustment Adjustment { get; } = adjustment;

    private string Name => $"{Column} {Adjustment}";

    public override int BytesPerRow => System.Runtime.CompilerServices.Unsafe.SizeOf<TValue>();

    public override ColumnBuffer<T> CreateEmpty(int capacity) =>
        new ColumnBuffer<T, TValue>(Column, Adjustment, capacity);

    public override void Set(int index, in T row, Instrument instrument) =>
        Values[index] = Column.Selector(row, instrument);

    public override void CopyFrom(ColumnBuffer<T> other, int from, int to, int count) =>
        Array.Copy(((ColumnBuffer<T, TValue>)other).Values, from, Values, to, count);

    public override void Save(PayloadWriter writer, int count)
    {
        writer.WriteString(Name);
        writer.WriteRaw<TValue>(Values.AsSpan(0, count));
    }

    public override void Load(ref PayloadReader reader, int count)
    {
        string name = reader.ReadString();
        if (name != Name)
        {
            throw new PayloadException($"Column {name} was kept where {Name} is kept now.");
        }

        reader.ReadRaw(Values.AsSpan(0, count));
    }

    public override void Adjust(int from, int to, Adjustment kind, double priceFactor, double quantityFactor)
    {
        double factor = Column.Adjusts switch
        {
            AdjustedAs.Price => priceFactor,
            AdjustedAs.Quantity => quantityFactor,
            _ => 1,
        };
        // A column asks for splits, or for splits and dividends: it takes every action up to its own kind.
        if (kind > Adjustment || factor == 1 || Values is not double[] numbers)
        {
            return;
        }

        for (int i = from; i < to; i++)
        {
            numbers[i] *= factor;
        }
    }
}
