namespace OptiFire.Numerics.Microstructure;

/// <summary>Which side of a book is longer, and the price that leans towards the shorter one.</summary>
/// <remarks>
/// <code>
/// I = (q_b − q_a)/(q_b + q_a)        weighted mid = (P_b·q_a + P_a·q_b)/(q_a + q_b) = mid + I·spread/2
/// </code>
/// A one-sided book has I = ±1 and its weighted mid at the other side; an empty one has neither: NaN. A crossed book is
/// computed like any other: <see cref="BookLevels.Condition"/> tells.
/// <para>Source: J. Gatheral and R. Oomen, "Zero-intelligence realized variance estimation", Finance and Stochastics 14
/// (2010) 249–283.</para>
/// </remarks>
public static class BookImbalance
{
    /// <summary>The queue imbalance I.</summary>
    /// <param name="bidSize">Size at the bid, ≥ 0.</param>
    /// <param name="askSize">Size at the ask, ≥ 0, same unit.</param>
    /// <returns>In [−1, 1]; NaN when both are 0 or one is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public static double Queue(double bidSize, double askSize)
    {
        if (bidSize < 0 || askSize < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(bidSize), Math.Min(bidSize, askSize), "A size must be ≥ 0.");
        }

        return (bidSize - askSize) / (bidSize + askSize);
    }

    /// <summary>The weighted mid.</summary>
    /// <param name="book">The book.</param>
    /// <returns>Currency units; NaN when both sizes are 0 or a number is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public static double WeightedMid(BookLevels book) =>
        book.Mid + Queue(book.BidSize, book.AskSize) * (book.Ask - book.Bid) / 2;
}
