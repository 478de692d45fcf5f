using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Cointegration;

/// <summary>How much of one series hedges another.</summary>
/// <remarks>
/// All forms take deviations from the means in two passes, so a level of 1e8 costs no digits. A ratio that moves with time
/// is <see cref="RollingHedgeRatio"/>, or the filtered <see cref="Filtering.DynamicRegression"/>.
/// </remarks>
public static class HedgeRatio
{
    /// <summary>Least squares of y on x with an intercept: β = Sxy/Sxx. All error is taken to be in y.</summary>
    /// <param name="y">The explained levels.</param>
    /// <param name="x">As many explaining levels.</param>
    /// <returns>The line; NaN below two pairs, where x does not vary, or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static HedgeLine LeastSquares(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        CrossDeviations sums = CrossDeviations.Of(x, y);
        double ratio = sums.Count < 2 || sums.FirstIsConstant ? double.NaN : sums.Products / sums.FirstSquares;
        return new(ratio, sums.SecondMean - ratio * sums.FirstMean);
    }

    /// <summary>Least squares of y on x through the origin: β = Σxy/Σx².</summary>
    /// <param name="y">The explained levels.</param>
    /// <param name="x">As many explaining levels.</param>
    /// <returns>The line with intercept 0; NaN where x is all 0 or a value is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static HedgeLine ThroughOrigin(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        Reduction.RequireSameLength(y, x);
        double squares = Reduction.SumOfSquares(x);
        double ratio = squares > 0 ? Reduction.Dot(x, y) / squares : double.NaN;
        return new(ratio, 0 * ratio);
    }

    /// <summary>Total least squares: the line with the least squared distances at right angles to it.</summary>
    /// <param name="y">The levels of one series.</param>
    /// <param name="x">As many of the other, in the same unit: errors in both count alike.</param>
    /// <returns>The line, the same for both orders (β of x on y is 1/β); NaN below two pairs, where neither direction is
    /// longer than the other, where the line is upright, or where a value is NaN.</returns>
    /// <remarks>
    /// <code>β = (Syy − Sxx + √((Syy − Sxx)² + 4·Sxy²)) / (2·Sxy)</code>
    /// <para>Source: W. E. Deming, "Statistical Adjustment of Data" (1943), with equal error variances.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static HedgeLine Orthogonal(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        CrossDeviations sums = CrossDeviations.Of(x, y);
        double difference = sums.SecondSquares - sums.FirstSquares;
        double root = Math.Sqrt(difference * difference + 4 * sums.Products * sums.Products);

        // Of the two equal forms, the one that adds instead of subtracting.
        double ratio =
            difference > 0 ? (difference + root) / (2 * sums.Products) : 2 * sums.Products / (root - difference);
        ratio = sums.Count < 2 || sums.FirstIsConstant || !double.IsFinite(ratio) ? double.NaN : ratio;
        return new(ratio, sums.SecondMean - ratio * sums.FirstMean);
    }
}
