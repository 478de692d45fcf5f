using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Health;

/// <summary>Takes the timings of an engine's orders from the moment it was opened until it is disposed.</summary>
/// <remarks>
/// A ring of fixed size: the kernel writes and never waits, one reader takes. What does not fit is counted and lost.
/// </remarks>
public sealed class OrderTimingReader : IOrderTimings, IDisposable
{
    private const int Capacity = 1 << 13;

    private readonly OrderTiming[] _ring = new OrderTiming[Capacity];
    private readonly OrderTimingBoard _board;
    private long _written;
    private long _taken;
    private long _dropped;

    internal OrderTimingReader(OrderTimingBoard board) => _board = board;

    /// <inheritdoc />
    public long Dropped => Volatile.Read(ref _dropped);

    /// <inheritdoc />
    public int Take(Span<OrderTiming> into)
    {
        long from = _taken;
        int count = (int)Math.Min(into.Length, Volatile.Read(ref _written) - from);
        for (int i = 0; i < count; i++)
        {
            into[i] = _ring[(from + i) & (Capacity - 1)];
        }

        Volatile.Write(ref _taken, from + count);
        return count;
    }

    /// <summary>Ends it: the kernel writes no more.</summary>
    public void Dispose() => _board.Close(this);

    internal void Add(in OrderTiming timing)
    {
        if (_written - Volatile.Read(ref _taken) == Capacity)
        {
            Volatile.Write(ref _dropped, _dropped + 1);
            return;
        }

        _ring[_written & (Capacity - 1)] = timing;
        Volatile.Write(ref _written, _written + 1);
    }
}
