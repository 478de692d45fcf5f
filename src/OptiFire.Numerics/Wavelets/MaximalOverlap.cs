namespace OptiFire.Numerics.Wavelets;

/// <summary>The maximal overlap (undecimated) discrete wavelet transform, MODWT: one coefficient per value and level.</summary>
/// <remarks>
/// With g the <see cref="Wavelet.Scaling"/> filter over √2, hₗ = (−1)ˡ·g_(F−1−l), and V₀ the sequence,
/// <code>W(j, t) = Σₗ hₗ·V(j−1, t − 2^(j−1)·l),   V(j, t) = Σₗ gₗ·V(j−1, t − 2^(j−1)·l)</code>
/// Unlike the decimated transform it takes any length and shifts with its data. Time O(n·F·levels).
/// <para>Source: D. B. Percival and A. T. Walden, "Wavelet Methods for Time Series Analysis", Cambridge (2000),
/// chapter 5.</para>
/// </remarks>
public static class MaximalOverlap
{
    /// <summary>Transforms a whole sequence as if it were a circle: for research.</summary>
    /// <param name="values">The sequence, at least 2^levels values. NaN spreads to every coefficient it touches.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 1 to 20.</param>
    /// <returns>Coefficients that keep the energy and can be inverted. The first ones of each level hold the end of the
    /// sequence: they know the future, and of a trending price they are wrong.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not in range.</exception>
    /// <exception cref="ArgumentException">The sequence is shorter than 2^levels.</exception>
    public static MaximalOverlapDecomposition Circular(ReadOnlySpan<double> values, Wavelet wavelet, int levels)
    {
        MaximalOverlapFilter filter = new(wavelet);
        MaximalOverlapFilter.RequireLevels(levels);
        if (values.Length < 1 << levels)
        {
            throw new ArgumentException(
                $"{levels} levels need {1 << levels} values, not {values.Length}.",
                nameof(values)
            );
        }

        double[][] details = new double[levels][];
        double[] smooth = values.ToArray();
        for (int level = 1; level <= levels; level++)
        {
            double[] next = new double[values.Length];
            details[level - 1] = new double[values.Length];
            MaximalOverlapFilter.Circular(smooth, filter.Wavelets, 1 << (level - 1), details[level - 1]);
            MaximalOverlapFilter.Circular(smooth, filter.Scaling, 1 << (level - 1), next);
            smooth = next;
        }

        return new(filter, details, smooth);
    }

    /// <summary>Transforms a sequence so that each coefficient uses its own past alone.</summary>
    /// <param name="values">Values in time order. NaN makes a coefficient NaN for as long as the filter reaches it.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels J, 1 to 20.</param>
    /// <param name="details">Receives W level by level, J·n numbers: W(j, t) at (j − 1)·n + t. NaN before
    /// <see cref="WarmUp"/> values of that level; the same bits as <see cref="CausalMaximalOverlap"/>.</param>
    /// <param name="smooth">Receives V(J, t), n numbers, NaN likewise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not in range.</exception>
    /// <exception cref="ArgumentException">A destination has the wrong length.</exception>
    public static void Causal(
        ReadOnlySpan<double> values,
        Wavelet wavelet,
        int levels,
        Span<double> details,
        Span<double> smooth
    )
    {
        MaximalOverlapFilter filter = new(wavelet);
        MaximalOverlapFilter.RequireLevels(levels);
        int n = values.Length;
        if (details.Length != checked(levels * n) || smooth.Length != n)
        {
            throw new ArgumentException(
                $"{levels} levels of {n} values have {levels * n} details and {n} smooth values.",
                nameof(details)
            );
        }

        double[] finer = values.ToArray();
        for (int level = 1; level <= levels; level++)
        {
            Span<double> detail = details.Slice((level - 1) * n, n);
            int reach = Math.Min(filter.Reach(level), n);
            detail[..reach].Fill(double.NaN);
            smooth[..reach].Fill(double.NaN);
            if (reach < n)
            {
                MaximalOverlapFilter.Back(finer, filter.Wavelets, 1 << (level - 1), detail);
                MaximalOverlapFilter.Back(finer, filter.Scaling, 1 << (level - 1), smooth);
            }

            smooth.CopyTo(finer);
        }
    }

    /// <summary>Values that the first causal coefficient of a level needs.</summary>
    /// <param name="wavelet">The wavelet with its F taps.</param>
    /// <param name="level">The level j, 1 to 20.</param>
    /// <returns>(2ʲ − 1)(F − 1) + 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in range.</exception>
    public static int WarmUp(Wavelet wavelet, int level)
    {
        MaximalOverlapFilter filter = new(wavelet);
        MaximalOverlapFilter.RequireLevels(level);
        return filter.Width(level);
    }
}
