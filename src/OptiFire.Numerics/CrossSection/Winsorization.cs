using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.CrossSection;

/// <summary>Pulls outliers in to a quantile of their sample, so that one wrong number cannot rule the rest.</summary>
public static class Winsorization
{
    /// <summary>Limits the values of a cross-section to two of its quantiles.</summary>
    /// <param name="values">One value per member; NaN for a member without one.</param>
    /// <param name="tail">The share pulled in at each end, in [0, 0.5).</param>
    /// <param name="destination">Receives min(max(x, q(tail)), q(1 − tail)); NaN for a member without a value.</param>
    /// <remarks>
    /// q interpolates linearly between order statistics at (n − 1)p (type 7). Time O(n log n).
    /// <para>Source: J. W. Tukey, "The future of data analysis", Annals of Mathematical Statistics 33 (1962), 1–67.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tail"/> is out of range.</exception>
    public static void Apply(ReadOnlySpan<double> values, double tail, Span<double> destination)
    {
        Reduction.RequireSameLength(values, destination);
        if (!(tail >= 0 && tail < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "The tail must be in [0, 0.5).");
        }

        double[] sorted = Present.In(values);
        if (sorted.Length == 0)
        {
            destination.Fill(double.NaN);
            return;
        }

        Array.Sort(sorted);
        double low = Quantile(sorted, tail);
        double high = Quantile(sorted, 1 - tail);
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] = double.IsNaN(values[i]) ? double.NaN : Math.Clamp(values[i], low, high);
        }
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double part = place - below;

        // Without the guard two infinities would make a NaN of nothing.
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
