namespace OptiFire.Sdk.Market;

/// <summary>Data of one kind in order of availability; data that became available together may be of several instruments.</summary>
public sealed class DataBatch<T> : DataBatch
    where T : struct, IDatum<T>
{
    private readonly Action<T[]>? release;

    /// <summary>Makes a batch over the first rows of an array.</summary>
    /// <param name="rows">The rows; not changed until the batch is released.</param>
    /// <param name="count">How many of them count.</param>
    /// <param name="release">Takes the array back once the engine has read it; null when nobody wants it.</param>
    public DataBatch(T[] rows, int count, Action<T[]>? release = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, rows.Length);
        Buffer = rows;
        Count = count;
        this.release = release;
    }

    /// <inheritdoc />
    public override int Count { get; }

    /// <summary>The data.</summary>
    public ReadOnlySpan<T> Rows => Buffer.AsSpan(0, Count);

    private T[] Buffer { get; }

    /// <inheritdoc />
    public override void Release() => release?.Invoke(Buffer);

    /// <inheritdoc />
    public override void Accept(IDataBatchVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
