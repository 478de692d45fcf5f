namespace OptiFire.Numerics.Microstructure;

/// <summary>Sums <see cref="OrderFlow"/> over equal intervals of time, as books arrive.</summary>
/// <remarks>
/// A crossed, one-sided or invalid book is counted as refused and otherwise passed over: the next good one is compared
/// with the last good one. Locked books count. An interval is known when the first book after it has come. Constant time
/// per book, no allocation. The state is <see cref="State"/>.
/// </remarks>
public sealed class OrderFlowIntervals
{
    private readonly long _length;
    private OrderFlowState _state;

    /// <summary>Starts with the first book to come.</summary>
    /// <param name="length">Length of an interval in the unit of time, ≥ 1; the custom is ten seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public OrderFlowIntervals(long length)
        : this(length, default) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="length">Length of an interval in the unit of time, ≥ 1.</param>
    /// <param name="state">The saved <see cref="State"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public OrderFlowIntervals(long length, OrderFlowState state)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _length = length;
        _state = state;
    }

    /// <summary>All that is needed to continue.</summary>
    public OrderFlowState State => _state;

    /// <summary>The interval so far; no events when it is empty.</summary>
    public OrderFlowInterval Open => _state.Open;

    /// <summary>Takes the next book.</summary>
    /// <param name="time">Its time, not before the last one's; several books may share a time.</param>
    /// <param name="book">The best prices after the event.</param>
    /// <param name="closed">The interval it ends.</param>
    /// <returns>Whether it ends one.</returns>
    /// <exception cref="ArgumentException">The time runs backwards.</exception>
    public bool Push(long time, BookLevels book, out OrderFlowInterval closed)
    {
        closed = default;
        if (_state.HasTime && time < _state.LastTime)
        {
            throw new ArgumentException($"Time {time} comes after {_state.LastTime}.", nameof(time));
        }

        long start = _state.HasTime ? _state.FirstTime : time;
        bool counts = book.Condition is QuoteCondition.Regular or QuoteCondition.Locked;
        OrderFlowInterval open = _state.Open;
        long index = (time - start) / _length;
        bool ends = _state.HasTime && index != open.Index;
        if (ends)
        {
            closed = open;
            open = default;
        }

        open = counts
            ? Add(open with { Index = index }, book)
            : open with
            {
                Index = index,
                Refused = open.Refused + 1,
            };
        bool hasBook = counts || _state.HasBook;
        _state = new(true, start, time, hasBook, counts ? book : _state.LastBook, open);
        return ends && closed.Events > 0;
    }

    /// <summary>The intervals of a whole series, the last one included; the same steps as the stream's.</summary>
    /// <param name="times">Times in order.</param>
    /// <param name="books">As many books.</param>
    /// <param name="length">Length of an interval in the unit of time, ≥ 1.</param>
    /// <returns>The intervals with at least one good book.</returns>
    /// <exception cref="ArgumentException">The lengths differ or time runs backwards.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public static List<OrderFlowInterval> Series(ReadOnlySpan<long> times, ReadOnlySpan<BookLevels> books, long length)
    {
        if (times.Length != books.Length)
        {
            throw new ArgumentException($"{times.Length} times, {books.Length} books.", nameof(books));
        }

        OrderFlowIntervals stream = new(length);
        List<OrderFlowInterval> intervals = [];
        for (int i = 0; i < times.Length; i++)
        {
            if (stream.Push(times[i], books[i], out OrderFlowInterval closed))
            {
                intervals.Add(closed);
            }
        }

        if (stream.Open.Events > 0)
        {
            intervals.Add(stream.Open);
        }

        return intervals;
    }

    private OrderFlowInterval Add(OrderFlowInterval open, BookLevels book)
    {
        double flow = _state.HasBook ? OrderFlow.Event(_state.LastBook, book) : 0;
        double depth = 0.5 * (book.BidSize + book.AskSize);
        int events = open.Events + 1;
        return open with
        {
            Flow = open.Flow + flow,
            MeanDepth = open.MeanDepth + (depth - open.MeanDepth) / events,
            LastMid = book.Mid,
            Events = events,
        };
    }
}
