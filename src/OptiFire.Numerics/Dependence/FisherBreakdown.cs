using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Dependence;

/// <summary>Tests whether a correlation has changed: Fisher's z on two windows that share no observation.</summary>
/// <remarks>
/// <code>Z = (atanh ρₛ − atanh ρₗ) / √(1/(nₛ − 3) + 1/(nₗ − 3))</code>
/// The long window ends where the short one begins: overlapping windows are not independent and the denominator would
/// be wrong. Under independent normal pairs of constant correlation Z is close to standard normal.
/// <para>Source: R. A. Fisher, "On the probable error of a coefficient of correlation deduced from a small sample",
/// Metron 1 (1921) 3–32.</para>
/// </remarks>
public static class FisherBreakdown
{
    // atanh(±1) is infinite, and two perfect correlations would give ∞ − ∞.
    private const double LargestCorrelation = 1 - 1e-15;
    private const int SmallestWindow = 4;

    /// <summary>The test statistic from two correlations.</summary>
    /// <param name="shortCorrelation">ρₛ in [−1, 1]; taken as ±(1 − 1e-15) at the ends.</param>
    /// <param name="shortCount">Pairs nₛ behind it, ≥ 4.</param>
    /// <param name="longCorrelation">ρₗ in [−1, 1].</param>
    /// <param name="longCount">Pairs nₗ behind it, ≥ 4.</param>
    /// <returns>Z in standard errors; NaN where a correlation is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A correlation is outside [−1, 1] or a count below 4.</exception>
    public static double Statistic(double shortCorrelation, int shortCount, double longCorrelation, int longCount)
    {
        RequireWindows(shortCount, longCount);
        return (Transform(shortCorrelation) - Transform(longCorrelation))
            / Math.Sqrt(1.0 / (shortCount - 3) + 1.0 / (longCount - 3));
    }

    /// <summary>What a threshold makes of a statistic.</summary>
    /// <param name="statistic">Z; NaN gives <see cref="BreakdownState.Undefined"/>.</param>
    /// <param name="threshold">The least |Z| that counts as a breakdown, above 0; 2 is about 5 % two-sided.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not above 0.</exception>
    public static BreakdownState Classify(double statistic, double threshold)
    {
        if (!(threshold > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be above 0.");
        }

        return statistic switch
        {
            double.NaN => BreakdownState.Undefined,
            _ when statistic >= threshold => BreakdownState.BreakdownUp,
            _ when statistic <= -threshold => BreakdownState.BreakdownDown,
            _ => BreakdownState.Normal,
        };
    }

    /// <summary>Tests the last pairs against those before them.</summary>
    /// <param name="first">Returns in time order.</param>
    /// <param name="second">As many returns of the same dates.</param>
    /// <param name="shortWindow">Recent pairs nₛ, ≥ 4.</param>
    /// <param name="longWindow">Pairs nₗ before those, ≥ 4.</param>
    /// <param name="threshold">The least |Z| of a breakdown, above 0.</param>
    /// <returns>The reading; <see cref="BreakdownReading.None"/> below nₛ + nₗ pairs.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A window is below 4 or the threshold not above 0.</exception>
    public static BreakdownReading Latest(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        int shortWindow,
        int longWindow,
        double threshold
    )
    {
        Reduction.RequireSameLength(first, second);
        RequireWindows(shortWindow, longWindow);
        if (first.Length < shortWindow + longWindow)
        {
            return BreakdownReading.None;
        }

        int split = first.Length - shortWindow;
        double recent = Correlation.Pearson(first[split..], second[split..]);
        double before = Correlation.Pearson(
            first.Slice(split - longWindow, longWindow),
            second.Slice(split - longWindow, longWindow)
        );
        double z = Statistic(recent, shortWindow, before, longWindow);
        return new(recent, before, z, Classify(z, threshold));
    }

    internal static void RequireWindows(int shortWindow, int longWindow)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shortWindow, SmallestWindow);
        ArgumentOutOfRangeException.ThrowIfLessThan(longWindow, SmallestWindow);
    }

    private static double Transform(double correlation)
    {
        if (correlation is < -1 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "Must be in [-1, 1].");
        }

        return Math.Atanh(Math.Clamp(correlation, -LargestCorrelation, LargestCorrelation));
    }
}
