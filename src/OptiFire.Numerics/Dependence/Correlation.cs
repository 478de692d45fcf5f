using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Dependence;

/// <summary>Linear dependence of two sequences.</summary>
/// <remarks>Two-pass and shifted, so an offset of 1e8 costs no digits; sums follow <see cref="Reduction"/>.</remarks>
public static class Correlation
{
    /// <summary>Pearson's correlation.</summary>
    /// <param name="first">Values in pair order; returns, not price levels.</param>
    /// <param name="second">As many values.</param>
    /// <returns>ρ in [−1, 1]; NaN below two pairs, where a sequence does not vary beyond rounding, or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Of(CrossDeviations.Of(first, second));

    /// <summary>The correlation over the window that ends at each pair.</summary>
    /// <param name="first">Values in time order.</param>
    /// <param name="second">As many values.</param>
    /// <param name="window">Pairs per window, ≥ 2.</param>
    /// <param name="destination">One value per pair: ρ, NaN before the window is full and while a NaN is in it.
    /// <see cref="RollingCorrelation"/> gives the same to 1e-10. Time O(n), whatever the window.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public static void Rolling(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        int window,
        Span<double> destination
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Reduction.RequireSameLength(first, second);
        Reduction.RequireSameLength(first, destination);
        destination[..Math.Min(window - 1, destination.Length)].Fill(double.NaN);
        if (first.Length < window)
        {
            return;
        }

        destination[window - 1] = Pearson(first[..window], second[..window]);
        var rolling = new RollingDeviations(window);
        var block = new CrossDeviations[Math.Min(window, first.Length - window)];
        for (int start = 0; start + window < first.Length; start += window)
        {
            Span<CrossDeviations> windows = block.AsSpan(0, Math.Min(window, first.Length - window - start));
            rolling.Take(first, second, start, windows);
            Span<double> results = destination.Slice(start + window, windows.Length);
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = Of(windows[i]);
            }
        }
    }

    /// <summary>The correlation of a sequence with itself some steps earlier.</summary>
    /// <param name="values">Values in time order.</param>
    /// <param name="lag">Steps h, 0 ≤ h &lt; n.</param>
    /// <returns>Σ(xₜ − x̄)(xₜ₋ₕ − x̄)/Σ(xₜ − x̄)², mean and divisor of the whole sequence; NaN when it does not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative or not below n.</exception>
    public static double Auto(ReadOnlySpan<double> values, int lag)
    {
        if (lag < 0 || lag >= values.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(lag), lag, $"The lag must be in [0, {values.Length - 1}].");
        }

        double mean = Reduction.Mean(values);
        double squares = Reduction.SumOfSquaredDeviations(values, mean);
        if (CrossDeviations.IsConstant(values.Length, mean, squares))
        {
            return double.NaN;
        }

        double products = 0;
        for (int t = lag; t < values.Length; t++)
        {
            products += (values[t] - mean) * (values[t - lag] - mean);
        }

        return products / squares;
    }

    private static double Of(CrossDeviations sums)
    {
        if (sums.Count < 2 || sums.FirstIsConstant || sums.SecondIsConstant)
        {
            return double.NaN;
        }

        // Rounding can leave 1 + 2⁻⁵², which has no Fisher transform.
        return Math.Clamp(sums.Products / (Math.Sqrt(sums.FirstSquares) * Math.Sqrt(sums.SecondSquares)), -1, 1);
    }
}
