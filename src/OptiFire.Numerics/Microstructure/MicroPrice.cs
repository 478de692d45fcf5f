using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Microstructure;

/// <summary>The price the mid is expected to settle at, given the imbalance and the spread now.</summary>
/// <remarks>
/// States are (imbalance bucket, spread in ticks). From the transitions of a past series, each counted with its mirror
/// image, Q holds the steps without a change of mid, R those with one, and K their mean changes:
/// <code>
/// g₁ = (I − Q)⁻¹·K        B = (I − Q)⁻¹·R        micro-price = mid + g,   g = g₁ + B·g₁ + B²·g₁ + …
/// </code>
/// The mirror makes the series end: what is left of it vanishes. Fit on the past, use afterwards.
/// <para>Source: S. Stoikov, "The micro-price: a high-frequency estimator of future prices", Quantitative Finance 18
/// (2018) 1959–1966.</para>
/// </remarks>
public sealed class MicroPrice
{
    private const int MostTerms = 10_000;

    private readonly BookTransitions _transitions;
    private readonly double[] _adjustments;

    private MicroPrice(BookTransitions transitions, double[] adjustments, EstimationStatus status)
    {
        _transitions = transitions;
        _adjustments = adjustments;
        Status = status;
    }

    /// <summary>Whether the series of adjustments ended; the iterations are its terms, the gradient norm its last term in
    /// ticks. Not converged when some states are never followed by a change of mid: every adjustment is then NaN.</summary>
    public EstimationStatus Status { get; }

    /// <summary>Fits the adjustments to the books of a past period.</summary>
    /// <param name="books">Best prices and sizes in order of events. A step from or to a book that is crossed, locked,
    /// one-sided or wider than the grid is left out.</param>
    /// <param name="tick">Price of one tick, above 0.</param>
    /// <param name="imbalanceBuckets">Equal buckets of q_b/(q_b + q_a), ≥ 2.</param>
    /// <param name="spreadTicks">Spreads 1 … this many ticks are told apart, ≥ 1.</param>
    /// <returns>The fitted model with its status.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static MicroPrice Fit(
        ReadOnlySpan<BookLevels> books,
        double tick,
        int imbalanceBuckets = 10,
        int spreadTicks = 2
    )
    {
        if (!(tick > 0 && double.IsFinite(tick)))
        {
            throw new ArgumentOutOfRangeException(nameof(tick), tick, "A tick must be above 0 and finite.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(imbalanceBuckets, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(spreadTicks, 1);
        int size = checked(imbalanceBuckets * spreadTicks);
        BookTransitions transitions = new(tick, imbalanceBuckets, spreadTicks);
        for (int i = 1; i < books.Length; i++)
        {
            int from = transitions.StateOf(books[i - 1]);
            int to = transitions.StateOf(books[i]);
            if (from >= 0 && to >= 0)
            {
                transitions.Add(from, to, books[i].Mid - books[i - 1].Mid);
            }
        }

        DenseLu? staying = DenseLu.Factor(transitions.Staying(), size);
        return staying is null
            ? new(transitions, Missing(size), new(false, false, 0, double.PositiveInfinity))
            : Sum(transitions, staying, tick);
    }

    /// <summary>g: micro-price minus mid.</summary>
    /// <param name="book">The book now.</param>
    /// <returns>Currency units; NaN for a book outside the grid, one whose state was never seen, or a fit that failed.</returns>
    public double Adjustment(BookLevels book)
    {
        int state = _transitions.StateOf(book);
        return state >= 0 && _transitions.Seen(state) > 0 ? _adjustments[state] : double.NaN;
    }

    /// <summary>The micro-price.</summary>
    /// <param name="book">The book now.</param>
    /// <returns>Currency units; NaN where <see cref="Adjustment"/> is.</returns>
    public double At(BookLevels book) => book.Mid + Adjustment(book);

    private static MicroPrice Sum(BookTransitions transitions, DenseLu staying, double tick)
    {
        double[] term = staying.Solve(transitions.MeanMoves());
        double[] sum = [.. term];
        double largest = Largest(term);
        int terms = 1;
        while (largest > 1e-10 * tick && terms < MostTerms)
        {
            term = staying.Solve(transitions.AfterMove(term));
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += term[i];
            }

            largest = Largest(term);
            terms++;
        }

        bool converged = largest <= 1e-10 * tick;
        return new(transitions, converged ? sum : Missing(sum.Length), new(converged, false, terms, largest / tick));
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private static double[] Missing(int size)
    {
        double[] missing = new double[size];
        Array.Fill(missing, double.NaN);
        return missing;
    }
}
