using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.CrossSection;

/// <summary>Whether people search for something more than they used to.</summary>
/// <remarks>
/// A search volume index is scaled to 0–100 per request: all values of one window must come from one request, of the
/// vintage known at the time. A common factor leaves <see cref="Abnormal"/> unchanged and keeps the sign of
/// <see cref="Change"/>. The index reports 0 for "too little to say": its logarithm is no value.
/// <para>Sources: Z. Da, J. Engelberg and P. Gao, "In search of attention", Journal of Finance 66 (2011), 1461–1499;
/// T. Preis, H. Moat and H. Stanley, "Quantifying trading behavior in financial markets using Google Trends",
/// Scientific Reports 3 (2013), 1684.</para>
/// </remarks>
public static class SearchInterest
{
    /// <summary>Abnormal search volume of the last week: ASVI = ln SVIₜ − ln median(SVIₜ₋₁ … SVIₜ₋ₙ).</summary>
    /// <param name="window">The n weeks before and the present one, oldest first; n ≥ 1, values ≥ 0.</param>
    /// <returns>A log ratio; NaN where a value is NaN, or the present one or the median is 0.</returns>
    /// <exception cref="ArgumentException">There are fewer than two weeks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or infinite.</exception>
    public static double AbnormalOfLast(ReadOnlySpan<double> window)
    {
        Check(window);
        double median = MedianAbsoluteDeviation.Median(window[..^1].ToArray());
        return window[^1] > 0 && median > 0 ? Math.Log(window[^1]) - Math.Log(median) : double.NaN;
    }

    /// <summary>The change against the recent mean: Δn = nₜ − mean(nₜ₋₁ … nₜ₋Δt).</summary>
    /// <param name="window">The Δt weeks before and the present one, oldest first; Δt ≥ 1, values ≥ 0.</param>
    /// <returns>Index points; NaN where a value is NaN. Preis et al. sell the next week when it is above 0.</returns>
    /// <exception cref="ArgumentException">There are fewer than two weeks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or infinite.</exception>
    public static double ChangeOfLast(ReadOnlySpan<double> window)
    {
        Check(window);
        return window[^1] - Reduction.Mean(window[..^1]);
    }

    /// <summary><see cref="AbnormalOfLast"/> of every week.</summary>
    /// <param name="volumes">The index per week, ≥ 0, of one request; NaN for a missing week.</param>
    /// <param name="destination">One value per week, NaN for the first <paramref name="window"/>.</param>
    /// <param name="window">Weeks n of the median, ≥ 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1, or a value is negative or infinite.</exception>
    public static void Abnormal(ReadOnlySpan<double> volumes, Span<double> destination, int window = 8)
    {
        RequireShape(volumes, destination, window);
        for (int t = 0; t < volumes.Length; t++)
        {
            destination[t] = t < window ? double.NaN : AbnormalOfLast(volumes.Slice(t - window, window + 1));
        }
    }

    /// <summary><see cref="ChangeOfLast"/> of every week.</summary>
    /// <param name="volumes">The index per week, ≥ 0, of one request; NaN for a missing week.</param>
    /// <param name="destination">One value per week, NaN for the first <paramref name="window"/>.</param>
    /// <param name="window">Weeks Δt of the mean, ≥ 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1, or a value is negative or infinite.</exception>
    public static void Change(ReadOnlySpan<double> volumes, Span<double> destination, int window = 3)
    {
        RequireShape(volumes, destination, window);
        for (int t = 0; t < volumes.Length; t++)
        {
            destination[t] = t < window ? double.NaN : ChangeOfLast(volumes.Slice(t - window, window + 1));
        }
    }

    private static void RequireShape(ReadOnlySpan<double> volumes, Span<double> destination, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Reduction.RequireSameLength(volumes, destination);
    }

    private static void Check(ReadOnlySpan<double> window)
    {
        if (window.Length < 2)
        {
            throw new ArgumentException("A comparison needs at least two weeks.", nameof(window));
        }

        foreach (double value in window)
        {
            if (value < 0 || double.IsInfinity(value))
            {
                throw new ArgumentOutOfRangeException(nameof(window), value, "A volume must be in [0, ∞), or NaN.");
            }
        }
    }
}
