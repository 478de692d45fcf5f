using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Risk;

/// <summary>Losses from the highest equity so far.</summary>
/// <remarks>
/// Curves are equity in time order, above 0 at the start, net of external flows (see <see cref="HighWaterMark"/>). The
/// first value is the starting capital: it counts as a peak but is not a period, so averages over periods leave it out.
/// A NaN in the curve makes everything from there on, and every summary, NaN.
/// <para>Sources: A. Chekhlov, S. Uryasev and M. Zabarankin, International Journal of Theoretical and Applied Finance 8
/// (2005) 13–58; P. Martin and B. McCann, "The Investor's Guide to Fidelity Funds" (1989), for the ulcer index.</para>
/// </remarks>
public static class Drawdown
{
    /// <summary>The underwater curve Eₜ/max(E₀…Eₜ) − 1.</summary>
    /// <param name="equity">The curve, at least one value.</param>
    /// <param name="destination">One fraction ≤ 0 per value; −1 at zero equity, below −1 at negative equity.</param>
    /// <exception cref="ArgumentException">The curve is empty or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The curve does not start above 0.</exception>
    public static void Underwater(ReadOnlySpan<double> equity, Span<double> destination)
    {
        Require(equity);
        Reduction.RequireSameLength(equity, destination);
        double peak = equity[0];
        for (int i = 0; i < equity.Length; i++)
        {
            peak = Math.Max(peak, equity[i]); // Math.Max lets NaN through
            destination[i] = equity[i] / peak - 1;
        }
    }

    /// <summary>The largest loss from a peak.</summary>
    /// <param name="equity">The curve, at least one value.</param>
    /// <returns>A positive fraction of the peak; 0 for a curve that never falls.</returns>
    /// <exception cref="ArgumentException">The curve is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The curve does not start above 0.</exception>
    public static double Maximum(ReadOnlySpan<double> equity)
    {
        Require(equity);
        double peak = equity[0];
        double worst = 0;
        foreach (double value in equity)
        {
            peak = Math.Max(peak, value);
            worst = Math.Max(worst, 1 - value / peak);
        }

        return worst;
    }

    /// <summary>Conditional drawdown at risk: the mean of the worst share of the per-period drawdowns.</summary>
    /// <param name="equity">The curve, at least two values.</param>
    /// <param name="tail">The share of periods averaged, in (0, 1]; 0.05 is CDaR at 95 %.</param>
    /// <returns>A positive fraction of the peak; the last period counts with its fractional weight.</returns>
    /// <exception cref="ArgumentException">The curve has no period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tail is not in (0, 1], or the curve does not start above 0.</exception>
    public static double ConditionalAtRisk(ReadOnlySpan<double> equity, double tail)
    {
        if (!(tail > 0 && tail <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "The tail must be in (0, 1].");
        }

        double[] sorted = Periods(equity);
        Array.Sort(sorted); // deepest first, because drawdowns are negative; NaN before all
        double periods = tail * sorted.Length;
        int whole = Math.Min((int)periods, sorted.Length - 1);
        double sum = Reduction.Sum(sorted.AsSpan(0, whole)) + (periods - whole) * sorted[whole];
        return sum == 0 ? 0 : -sum / periods;
    }

    /// <summary>The ulcer index: root mean square of the per-period drawdowns.</summary>
    /// <param name="equity">The curve, at least two values.</param>
    /// <returns>A positive fraction (not percent) of the peak.</returns>
    /// <exception cref="ArgumentException">The curve has no period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The curve does not start above 0.</exception>
    public static double UlcerIndex(ReadOnlySpan<double> equity)
    {
        double[] periods = Periods(equity);
        return Math.Sqrt(Reduction.SumOfSquares(periods) / periods.Length);
    }

    /// <summary>The Calmar ratio: compound return per year over the maximum drawdown.</summary>
    /// <param name="equity">The curve, at least two values.</param>
    /// <param name="periodsPerYear">Periods in a year, above 0.</param>
    /// <returns>A ratio per year; NaN for a curve that never falls.</returns>
    /// <exception cref="ArgumentException">The curve has no period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The periods are not above 0, or the curve does not start above 0.</exception>
    public static double Calmar(ReadOnlySpan<double> equity, double periodsPerYear)
    {
        Require(equity, periods: 1);
        if (!(periodsPerYear > 0 && double.IsFinite(periodsPerYear)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(periodsPerYear),
                periodsPerYear,
                "Must be above 0 and finite."
            );
        }

        double worst = Maximum(equity);
        double growth = Math.Pow(equity[^1] / equity[0], periodsPerYear / (equity.Length - 1)) - 1;
        return worst == 0 ? double.NaN : growth / worst;
    }

    private static double[] Periods(ReadOnlySpan<double> equity)
    {
        Require(equity, periods: 1);
        double[] underwater = new double[equity.Length];
        Underwater(equity, underwater);
        return underwater[1..];
    }

    internal static void Require(ReadOnlySpan<double> equity, int periods = 0)
    {
        if (equity.Length <= periods)
        {
            throw new ArgumentException($"The curve needs more than {periods} values.", nameof(equity));
        }

        if (equity[0] <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(equity), equity[0], "The curve must start above 0.");
        }
    }
}
