using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Information;

/// <summary>How evenly a series goes through the orders in which neighbouring values can stand, in bits.</summary>
/// <remarks>
/// The values xₜ, xₜ₊τ, …, xₜ₊₍ₘ₋₁₎τ have one of m! orders; the entropy is Shannon's of how often each occurs. Of equal
/// values the earlier counts as the lower, so a constant series has one pattern and entropy 0, like one that only rises.
/// A rising transformation, and so a constant added, changes nothing.
/// <para>Source: C. Bandt and B. Pompe, "Permutation entropy: a natural complexity measure for time series",
/// Physical Review Letters 88 (2002), 174102.</para>
/// </remarks>
public static class PermutationEntropy
{
    /// <summary>The entropy of a whole series.</summary>
    /// <param name="values">The series, oldest first.</param>
    /// <param name="order">m, from 2 to 8.</param>
    /// <param name="delay">τ ≥ 1 steps.</param>
    /// <returns>Bits in [0, log₂ m!]; NaN below (m − 1)τ + 1 values, or where a value is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static double Of(ReadOnlySpan<double> values, int order = 3, int delay = 1)
    {
        OrdinalPatterns.Require(order, delay);
        if (values.Length <= OrdinalPatterns.Reach(order, delay) || HasMissing(values))
        {
            return double.NaN;
        }

        int[] counts = new int[OrdinalPatterns.Count(order)];
        OrdinalPatterns.CountInto(values, order, delay, counts);
        return ShannonEntropy.OfCounts(counts);
    }

    /// <summary>The entropy as a share of the greatest possible.</summary>
    /// <param name="bits">The entropy in bits.</param>
    /// <param name="order">m, from 2 to 8.</param>
    /// <returns>H/log₂ m!, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is not in range.</exception>
    public static double Normalize(double bits, int order)
    {
        OrdinalPatterns.Require(order, 1);
        return ShannonEntropy.Normalize(bits, OrdinalPatterns.Count(order));
    }

    /// <summary>The entropy over the window that ends at each value.</summary>
    /// <param name="values">The series, oldest first.</param>
    /// <param name="window">Values per window, above (m − 1)τ.</param>
    /// <param name="destination">Bits, NaN until the window is full and while a NaN is in it; the same bits as
    /// <see cref="RollingPermutationEntropy"/>.</param>
    /// <param name="order">m, from 2 to 8.</param>
    /// <param name="delay">τ ≥ 1 steps.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public static void Rolling(
        ReadOnlySpan<double> values,
        int window,
        Span<double> destination,
        int order = 3,
        int delay = 1
    )
    {
        Reduction.RequireSameLength(values, destination);
        RollingPermutationEntropy rolling = new(window, order, delay);
        for (int t = 0; t < values.Length; t++)
        {
            destination[t] = rolling.Push(values[t]);
        }
    }

    private static bool HasMissing(ReadOnlySpan<double> values)
    {
        bool missing = false;
        foreach (double value in values)
        {
            missing |= double.IsNaN(value);
        }

        return missing;
    }
}
