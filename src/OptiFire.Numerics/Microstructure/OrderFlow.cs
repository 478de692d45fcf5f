using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Microstructure;

/// <summary>Order-flow imbalance: what arrived at, left from and traded against the queues between two books.</summary>
/// <remarks>
/// <code>
/// eₙ = 1{P_b,n ≥ P_b,n−1}·q_b,n − 1{P_b,n ≤ P_b,n−1}·q_b,n−1 − 1{P_a,n ≤ P_a,n−1}·q_a,n + 1{P_a,n ≥ P_a,n−1}·q_a,n−1
/// </code>
/// and OFI is its sum over an interval: positive when the demand grew. At deeper levels the same terms are taken of the
/// prices at that depth. The formula asks nothing of the books: leave crossed and one-sided ones out beforehand, as
/// <see cref="OrderFlowIntervals"/> does.
/// <para>Sources: R. Cont, A. Kukanov and S. Stoikov, Journal of Financial Econometrics 12 (2014) 47–88; K. Xu, M. Gould
/// and S. Howison, "Multi-level order-flow imbalance in a limit order book", Market Microstructure and Liquidity 4 (2018).
/// </para>
/// </remarks>
public static class OrderFlow
{
    /// <summary>The contribution of one event; the step batch and stream share.</summary>
    /// <param name="before">The book before it.</param>
    /// <param name="after">The book after it.</param>
    /// <returns>In the unit of size; NaN if a number is NaN.</returns>
    public static double Event(BookLevels before, BookLevels after)
    {
        double missing = before.Bid + before.Ask + after.Bid + after.Ask;
        if (double.IsNaN(missing))
        {
            return missing;
        }

        return (after.Bid >= before.Bid ? after.BidSize : 0)
            - (after.Bid <= before.Bid ? before.BidSize : 0)
            - (after.Ask <= before.Ask ? after.AskSize : 0)
            + (after.Ask >= before.Ask ? before.AskSize : 0);
    }

    /// <summary>The contributions of one event, depth by depth: multi-level order-flow imbalance.</summary>
    /// <param name="before">The book before it, best prices first.</param>
    /// <param name="after">The book after it, as many depths.</param>
    /// <param name="destination">One contribution per depth, in the unit of size.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Event(ReadOnlySpan<BookLevels> before, ReadOnlySpan<BookLevels> after, Span<double> destination)
    {
        if (before.Length != after.Length || before.Length != destination.Length)
        {
            throw new ArgumentException(
                $"{before.Length} and {after.Length} depths, {destination.Length} places.",
                nameof(destination)
            );
        }

        for (int depth = 0; depth < before.Length; depth++)
        {
            destination[depth] = Event(before[depth], after[depth]);
        }
    }

    /// <summary>The contributions of a series of books.</summary>
    /// <param name="books">Books in order of events.</param>
    /// <param name="destination">One contribution per book; 0 for the first, which nothing precedes.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Events(ReadOnlySpan<BookLevels> books, Span<double> destination)
    {
        if (books.Length != destination.Length)
        {
            throw new ArgumentException($"{books.Length} books, {destination.Length} places.", nameof(destination));
        }

        for (int i = 0; i < books.Length; i++)
        {
            destination[i] = i == 0 ? 0 : Event(books[i - 1], books[i]);
        }
    }

    /// <summary>How far a unit of order flow moves the mid: ΔMid/tick = a + β·OFI + ε by least squares.</summary>
    /// <param name="intervals">Intervals in time order; each change of mid is from the interval before.</param>
    /// <param name="tick">Price of one tick, above 0.</param>
    /// <returns>Coefficient 0 is a in ticks, 1 is β in ticks per unit of size; not determined when OFI does not vary.</returns>
    /// <exception cref="ArgumentException">There are fewer than three intervals.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tick is not above 0.</exception>
    public static OlsFit FitImpact(ReadOnlySpan<OrderFlowInterval> intervals, double tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tick);
        if (intervals.Length < 3)
        {
            throw new ArgumentException("A line needs two changes: three intervals.", nameof(intervals));
        }

        double[] moves = new double[intervals.Length - 1];
        double[] flows = new double[moves.Length];
        for (int i = 0; i < moves.Length; i++)
        {
            moves[i] = (intervals[i + 1].LastMid - intervals[i].LastMid) / tick;
            flows[i] = intervals[i + 1].Flow;
        }

        return Ols.FitLine(moves, flows);
    }
}
