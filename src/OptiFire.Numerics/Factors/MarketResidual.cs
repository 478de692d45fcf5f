using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Factors;

/// <summary>What an asset did that the market does not explain.</summary>
/// <remarks>
/// <code>eₜ = (rₜ − r̄) − β(mₜ − m̄)</code>
/// Streaming, β and the means are of the <c>window</c> pairs before t, so the present move cannot explain itself away.
/// A pair with a NaN gives NaN and is not remembered. O(window) per step, no allocation; the state is
/// <see cref="Returns"/> and <see cref="Market"/>.
/// <para>Source: S. Brown and J. Warner, "Using daily stock returns: the case of event studies", Journal of Financial
/// Economics 14 (1985), 3–31 (market model).</para>
/// </remarks>
public sealed class MarketResidual
{
    private readonly SlidingWindow _returns;
    private readonly SlidingWindow _market;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Pairs that estimate β, ≥ 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public MarketResidual(int window = 60)
        : this(window, [], []) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="window">Pairs that estimate β, ≥ 2.</param>
    /// <param name="returns">The saved <see cref="Returns"/>.</param>
    /// <param name="market">The saved <see cref="Market"/>, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ or exceed the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public MarketResidual(int window, ReadOnlySpan<double> returns, ReadOnlySpan<double> market)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Reduction.RequireSameLength(returns, market);
        _returns = new(window, returns);
        _market = new(window, market);
    }

    /// <summary>The asset's returns now remembered, oldest first.</summary>
    public ReadOnlySpan<double> Returns => _returns.Values;

    /// <summary>The market's returns now remembered, oldest first.</summary>
    public ReadOnlySpan<double> Market => _market.Values;

    /// <summary>Takes the next pair of returns of the same period.</summary>
    /// <param name="assetReturn">The asset's return.</param>
    /// <param name="marketReturn">The market's return.</param>
    /// <returns>e in the unit of the returns; NaN until the window is full, where the market did not vary, or where a
    /// return is not finite.</returns>
    public double Push(double assetReturn, double marketReturn)
    {
        if (!double.IsFinite(assetReturn) || !double.IsFinite(marketReturn))
        {
            return double.NaN;
        }

        double residual = _returns.IsFull
            ? Against(CrossDeviations.Of(Market, Returns), assetReturn, marketReturn)
            : double.NaN;
        _returns.Push(assetReturn);
        _market.Push(marketReturn);
        return residual;
    }

    /// <summary>The residual of the last pair of a window against the line fitted to that same window.</summary>
    /// <param name="y">Explained values, in time order.</param>
    /// <param name="x">As many explaining values.</param>
    /// <returns>In the unit of y; NaN below two pairs, where x does not vary, or where a value is NaN. Pulled towards 0
    /// because the pair itself took part in the fit.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double OfLast(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        CrossDeviations sums = CrossDeviations.Of(x, y);
        return sums.Count < 2 ? double.NaN : Against(sums, y[^1], x[^1]);
    }

    private static double Against(CrossDeviations sums, double y, double x) =>
        sums.FirstIsConstant
            ? double.NaN
            : y - sums.SecondMean - sums.Products / sums.FirstSquares * (x - sums.FirstMean);
}
