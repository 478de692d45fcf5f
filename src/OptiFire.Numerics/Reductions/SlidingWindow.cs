namespace OptiFire.Numerics.Reductions;

/// <summary>The last values of a stream, always readable as one span, oldest first.</summary>
/// <remarks>
/// A kernel applied to <see cref="Values"/> after each <see cref="Push"/> gives bit for bit what it gives on the same
/// slice of the whole history. The state is <see cref="Values"/>: pass it to the constructor to continue after a restart.
/// Push takes amortised constant time and allocates nothing.
/// </remarks>
public sealed class SlidingWindow
{
    private readonly double[] _buffer;
    private int _start;

    /// <summary>Makes an empty window.</summary>
    /// <param name="capacity">How many values it keeps, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public SlidingWindow(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
        _buffer = new double[checked(2 * capacity)];
    }

    /// <summary>Continues from saved values.</summary>
    /// <param name="capacity">How many values it keeps, ≥ 1.</param>
    /// <param name="saved">The values of the window that was saved, oldest first, at most <paramref name="capacity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    /// <exception cref="ArgumentException">More values were saved than the window keeps.</exception>
    public SlidingWindow(int capacity, ReadOnlySpan<double> saved)
        : this(capacity)
    {
        if (saved.Length > capacity)
        {
            throw new ArgumentException($"{saved.Length} saved values exceed the capacity {capacity}.", nameof(saved));
        }

        saved.CopyTo(_buffer);
        Count = saved.Length;
    }

    /// <summary>How many values the window keeps.</summary>
    public int Capacity { get; }

    /// <summary>How many values it holds now, up to <see cref="Capacity"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it holds as many values as it keeps.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>The values, oldest first; valid until the next push.</summary>
    public ReadOnlySpan<double> Values => _buffer.AsSpan(_start, Count);

    /// <summary>Adds the newest value and drops the oldest when full.</summary>
    /// <param name="value">Any number; NaN is kept like a number, so it leaves again after <see cref="Capacity"/> pushes.</param>
    public void Push(double value)
    {
        if (Count < Capacity)
        {
            _buffer[_start + Count++] = value;
            return;
        }

        if (_start == Capacity)
        {
            _buffer.AsSpan(Capacity + 1, Capacity - 1).CopyTo(_buffer);
            _start = -1;
        }

        _start++;
        _buffer[_start + Capacity - 1] = value;
    }
}
