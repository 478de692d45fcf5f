namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>The weights of (1 − L)ᵈ: how much of each past value a fractional difference keeps.</summary>
/// <remarks>
/// <code>w₀ = 1,   wₖ = −wₖ₋₁·(d − k + 1)/k</code>
/// Newest value first. A whole d ≥ 0 ends after d + 1 weights (d = 1: 1, −1); otherwise |wₖ| falls like k^(−d−1). d below 0
/// integrates.
/// <para>Sources: J. R. M. Hosking, "Fractional differencing", Biometrika 68 (1981), 165–176; M. López de Prado,
/// "Advances in Financial Machine Learning", Wiley (2018), chapter 5.</para>
/// </remarks>
public static class FractionalWeights
{
    /// <summary>The first weights.</summary>
    /// <param name="order">The order d, finite.</param>
    /// <param name="count">How many, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static double[] OfCount(double order, int count)
    {
        RequireFinite(order);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double[] weights = new double[count];
        weights[0] = 1;
        for (int k = 1; k < count; k++)
        {
            weights[k] = Next(weights[k - 1], order, k);
        }

        return weights;
    }

    /// <summary>The weights before the first that is smaller than a threshold: the window of a fixed-width difference.</summary>
    /// <param name="order">The order d, finite; above −1, or the weights do not fall.</param>
    /// <param name="threshold">τ in (0, 1): the first |wₖ| below it, and all that follow, are left out.</param>
    /// <param name="maximumCount">The longest window allowed, ≥ 1.</param>
    /// <returns>At least one weight. At τ = 1e-5 and d = 0.4 there are 1,458: the window is what a small τ costs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A parameter is not in range, or no weight within the longest window is below τ.
    /// </exception>
    public static double[] AboveThreshold(double order, double threshold, int maximumCount = 1_000_000)
    {
        RequireFinite(order);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCount, 1);
        if (!(threshold > 0 && threshold < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be in (0, 1).");
        }

        List<double> weights = [1];
        for (double next = Next(1, order, 1); Math.Abs(next) >= threshold; next = Next(next, order, weights.Count))
        {
            if (weights.Count == maximumCount)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(threshold),
                    threshold,
                    $"At order {order} more than {maximumCount} weights are above the threshold."
                );
            }

            weights.Add(next);
        }

        return [.. weights];
    }

    private static double Next(double weight, double order, int k) => -weight * (order - k + 1) / k;

    private static void RequireFinite(double order)
    {
        if (!double.IsFinite(order))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "The order must be finite.");
        }
    }
}
