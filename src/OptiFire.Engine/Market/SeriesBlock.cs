using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market;

/// <summary>A stretch of a series. Rows are written before the count is published and never change afterwards.</summary>
internal sealed class SeriesBlock<T>
    where T : struct, IDatum<T>
{
    private int count;
    private int leases;

    public SeriesBlock(int capacity, bool keepsRows, ColumnBuffer<T>[] columns)
    {
        Times = new Timestamp[capacity];
        Revisions = new int[capacity];
        Rows = keepsRows ? new T[capacity] : [];
        Columns = columns;
    }

    public Timestamp[] Times { get; }

    public int[] Revisions { get; }

    public T[] Rows { get; }

    public ColumnBuffer<T>[] Columns { get; }

    public int Capacity => Times.Length;

    /// <summary>How many rows a reader may look at.</summary>
    public int Count => Volatile.Read(ref count);

    public bool IsLeased => Volatile.Read(ref leases) != 0;

    public SeriesBlock<T> CreateEmpty(int capacity) =>
        new(capacity, Rows.Length > 0, Array.ConvertAll(Columns, c => c.CreateEmpty(capacity)));

    public void Lease() => Interlocked.Increment(ref leases);

    public void Release() => Interlocked.Decrement(ref leases);

    public void Write(int index, in T row, Instrument instrument)
    {
        Times[index] = row.EventTime;
        Revisions[index] = row.Revision;
        if (Rows.Length > 0)
        {
            Rows[index] = row;
        }

        foreach (ColumnBuffer<T> column in Columns)
        {
            column.Set(index, in row, instrument);
        }
    }

    public void CopyFrom(SeriesBlock<T> other, int from, int to, int rows)
    {
        Array.Copy(other.Times, from, Times, to, rows);
        Array.Copy(other.Revisions, from, Revisions, to, rows);
        if (Rows.Length > 0)
        {
            Array.Copy(other.Rows, from, Rows, to, rows);
        }

        for (int i = 0; i < Columns.Length; i++)
        {
            Columns[i].CopyFrom(other.Columns[i], from, to, rows);
        }
    }

    public void Save(PayloadWriter writer)
    {
        int rows = Count;
        writer.WriteInt32(rows);
        writer.WriteRaw<Timestamp>(Times.AsSpan(0, rows));
        writer.WriteRaw<int>(Revisions.AsSpan(0, rows));
        writer.WriteInt32(Rows.Length > 0 ? T.Kind.SchemaVersion : 0);
        for (int i = 0; i < rows && Rows.Length > 0; i++)
        {
            T.Write(in Rows[i], writer);
        }

        writer.WriteInt32(Columns.Length);
        Array.ForEach(Columns, column => column.Save(writer, rows));
    }

    public void Load(ref PayloadReader reader)
    {
        int rows = reader.ReadCount();
        if (rows > Capacity)
        {
            throw new PayloadException($"{rows} rows of {T.Kind} do not fit into {Capacity}.");
        }

        reader.ReadRaw(Times.AsSpan(0, rows));
        reader.ReadRaw(Revisions.AsSpan(0, rows));
        int schema = reader.ReadInt32();
        if (schema > 0 != Rows.Length > 0)
        {
            throw new PayloadException($"Whole rows of {T.Kind} are kept now and were not, or the other way round.");
        }

        for (int i = 0; i < rows && schema > 0; i++)
        {
            Rows[i] = T.Read(ref reader, schema);
        }

        if (reader.ReadInt32() != Columns.Length)
        {
            throw new PayloadException($"{T.Kind} was kept with other columns.");
        }

        foreach (ColumnBuffer<T> column in Columns)
        {
            column.Load(ref reader, rows);
        }

        Publish(rows);
    }

    public void Publish(int rows) => Volatile.Write(ref count, rows);
}
