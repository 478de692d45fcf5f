using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market;

/// <summary>What a reader sees of a series: unchanging, whatever is written after it was taken.</summary>
internal readonly struct SeriesView<T>(SeriesBlock<T> block, int count)
    where T : struct, IDatum<T>
{
    public int Count => count;

    /// <summary>Whether there was anything to lease.</summary>
    public bool IsLease => block is not null;

    public ReadOnlySpan<Timestamp> Times(int last) => block.Times.AsSpan(count - last, last);

    public ReadOnlySpan<T> Rows(int last) => block.Rows.AsSpan(count - last, last);

    public ReadOnlySpan<TValue> Column<TValue>(int index, int last)
        where TValue : unmanaged => ((ColumnBuffer<T, TValue>)block.Columns[index]).Values.AsSpan(count - last, last);

    public void Release() => block.Release();
}
