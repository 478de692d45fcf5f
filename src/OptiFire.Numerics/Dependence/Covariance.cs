using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Dependence;

/// <summary>How two sequences vary together, in the product of their units.</summary>
public static class Covariance
{
    /// <summary>Covariance with divisor n − 1.</summary>
    /// <param name="first">Values in pair order.</param>
    /// <param name="second">As many values.</param>
    /// <returns>Σ(x − x̄)(y − ȳ)/(n − 1); NaN below two pairs or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Sample(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Divided(CrossDeviations.Of(first, second), first.Length - 1);

    /// <summary>Covariance with divisor n.</summary>
    /// <param name="first">Values in pair order.</param>
    /// <param name="second">As many values.</param>
    /// <returns>Σ(x − x̄)(y − ȳ)/n; NaN when empty or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Population(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Divided(CrossDeviations.Of(first, second), first.Length);

    /// <summary>The least-squares slope of y on x with an intercept: the hedge ratio, or beta of returns.</summary>
    /// <param name="y">Explained values.</param>
    /// <param name="x">As many explaining values.</param>
    /// <returns>cov(x, y)/var(x), unit of y per unit of x; NaN below two pairs, where x does not vary, or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Slope(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        CrossDeviations sums = CrossDeviations.Of(x, y);
        return sums.Count < 2 || sums.FirstIsConstant ? double.NaN : sums.Products / sums.FirstSquares;
    }

    /// <summary>The slope over the window that ends at each pair.</summary>
    /// <param name="y">Explained values in time order.</param>
    /// <param name="x">As many explaining values.</param>
    /// <param name="window">Pairs per window, ≥ 2.</param>
    /// <param name="destination">One slope per pair; NaN before the window is full.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public static void RollingSlope(
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> x,
        int window,
        Span<double> destination
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Reduction.RequireSameLength(y, x);
        Reduction.RequireSameLength(y, destination);
        for (int end = 1; end <= y.Length; end++)
        {
            destination[end - 1] =
                end < window ? double.NaN : Slope(y.Slice(end - window, window), x.Slice(end - window, window));
        }
    }

    private static double Divided(CrossDeviations sums, int divisor) =>
        divisor < 1 ? double.NaN : sums.Products / divisor;
}
