namespace OptiFire.Numerics.Inference;

/// <summary>A scale that half of the data may be wrong without moving far: the median distance from the median.</summary>
public static class MedianAbsoluteDeviation
{
    /// <summary>The median of |xᵢ − median(x)|, in the unit of the data; not scaled to a normal's standard deviation.</summary>
    /// <param name="values">The data, in any order; length n ≥ 1.</param>
    /// <param name="scratch">Room for n numbers; its content is overwritten.</param>
    /// <returns>The deviation, 0 or more; NaN if any value is NaN.</returns>
    /// <remarks>
    /// <code>MAD = median |xᵢ − median(x)|</code>
    /// A median of an even number of values is the mean of the two middle ones. For normal data MAD ≈ 0.6745 σ, so ten
    /// of it are about 6.7 standard deviations. Time O(n log n), no allocation.
    /// <para>Source: F. R. Hampel, "The influence curve and its role in robust estimation",
    /// Journal of the American Statistical Association 69 (1974), 383–393.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> is empty, or <paramref name="scratch"/> is shorter than it.
    /// </exception>
    public static double Of(ReadOnlySpan<double> values, Span<double> scratch)
    {
        RequireRoom(values, scratch);
        Span<double> sorted = scratch[..values.Length];
        values.CopyTo(sorted);
        return About(values, Median(sorted), sorted);
    }

    /// <summary>The median of |xᵢ|: the deviation of data whose centre is known to be 0, such as wavelet details.</summary>
    /// <param name="values">The data, in any order; length n ≥ 1.</param>
    /// <param name="scratch">Room for n numbers; its content is overwritten.</param>
    /// <returns>The deviation, 0 or more; NaN if any value is NaN.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> is empty, or <paramref name="scratch"/> is shorter than it.
    /// </exception>
    public static double FromZero(ReadOnlySpan<double> values, Span<double> scratch)
    {
        RequireRoom(values, scratch);
        return About(values, 0, scratch[..values.Length]);
    }

    private static double About(ReadOnlySpan<double> values, double centre, Span<double> distances)
    {
        for (int i = 0; i < values.Length; i++)
        {
            distances[i] = Math.Abs(values[i] - centre);
        }

        return Median(distances);
    }

    /// <summary>The median; sorts what it is given, NaN where a value is.</summary>
    internal static double Median(Span<double> values)
    {
        values.Sort(); // NaN sorts first
        int middle = values.Length / 2;
        return double.IsNaN(values[0]) ? double.NaN
            : values.Length % 2 == 1 ? values[middle]
            : (values[middle - 1] + values[middle]) / 2;
    }

    private static void RequireRoom(ReadOnlySpan<double> values, Span<double> scratch)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A deviation needs at least one value.", nameof(values));
        }

        if (scratch.Length < values.Length)
        {
            throw new ArgumentException("The scratch space must be as long as the values.", nameof(scratch));
        }
    }
}
