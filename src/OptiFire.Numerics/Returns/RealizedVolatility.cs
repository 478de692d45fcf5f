namespace OptiFire.Numerics.Returns;

/// <summary>Volatility that was, measured from bars over a window and scaled to a year.</summary>
/// <remarks>
/// With o = ln(Oₜ/Cₜ₋₁), u = ln(H/O), d = ln(L/O), c = ln(C/O), r = o + c, and means over the n bars of the window:
/// <code>
/// close          s²(r)            sample variance, n − 1
/// close, mean 0  mean r²
/// Parkinson      mean (u − d)² / (4 ln 2)
/// Garman–Klass   mean ½(u − d)² − (2 ln 2 − 1)c²
/// Rogers–Satchell  mean u(u − c) + d(d − c)
/// GK Yang–Zhang  Garman–Klass + mean o²
/// Yang–Zhang     s²(o) + k·s²(c) + (1 − k)·Rogers–Satchell,   k = 0.34 / (1.34 + (n + 1)/(n − 1))
/// </code>
/// The result is the square root of variance × periods per year. Overnight terms need one bar before the window.
/// <para>Sources: Parkinson, Journal of Business 53 (1980) 61–65; Garman and Klass, ibid. 67–78; Rogers and Satchell,
/// Annals of Applied Probability 1 (1991) 504–512; Yang and Zhang, Journal of Business 73 (2000) 477–491.</para>
/// </remarks>
public static class RealizedVolatility
{
    /// <summary>How many bars one value needs: the window, and one more where the close before it counts.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="window">Bars in the window, ≥ 1.</param>
    public static int BarsNeeded(VolatilityEstimator estimator, int window) =>
        estimator
            is VolatilityEstimator.Parkinson
                or VolatilityEstimator.GarmanKlass
                or VolatilityEstimator.RogersSatchell
            ? window
            : window + 1;

    /// <summary>Measures the last window.</summary>
    /// <param name="bars">Bars in time order; only the last <see cref="BarsNeeded"/> are read.</param>
    /// <param name="estimator">The estimator.</param>
    /// <param name="window">Bars in the window, ≥ 1, ≥ 2 for a sample variance.</param>
    /// <param name="periodsPerYear">Bars in a year, above 0; 1 leaves the volatility per bar.</param>
    /// <returns>A fraction per √year (log returns); NaN while there are too few bars or where a price is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The window or the periods are out of range, a price is not above 0, or a high or low contradicts its bar.
    /// </exception>
    public static double Last(BarColumns bars, VolatilityEstimator estimator, int window, double periodsPerYear)
    {
        RequireRange(estimator, window, periodsPerYear);
        int needed = BarsNeeded(estimator, window);
        if (bars.Count < needed)
        {
            return double.NaN;
        }

        Span<double> last = new double[needed];
        Rolling(bars.Last(needed), estimator, window, periodsPerYear, last);
        return last[^1];
    }

    /// <summary>Measures the window that ends at each bar.</summary>
    /// <param name="bars">Bars in time order.</param>
    /// <param name="estimator">The estimator.</param>
    /// <param name="window">Bars in the window, ≥ 1, ≥ 2 for a sample variance.</param>
    /// <param name="periodsPerYear">Bars in a year, above 0; 1 leaves the volatility per bar.</param>
    /// <param name="destination">One value per bar, a fraction per √year; NaN until <see cref="BarsNeeded"/> bars are
    /// there and while a NaN price is in the window.</param>
    /// <exception cref="ArgumentException">The destination does not have one place per bar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Last"/>.</exception>
    public static void Rolling(
        BarColumns bars,
        VolatilityEstimator estimator,
        int window,
        double periodsPerYear,
        Span<double> destination
    )
    {
        RequireRange(estimator, window, periodsPerYear);
        if (destination.Length != bars.Count)
        {
            throw new ArgumentException($"The destination needs {bars.Count} places.", nameof(destination));
        }

        BarTerms.Require(bars);
        BarTerms terms = new(bars, estimator);
        for (int end = 0; end < destination.Length; end++)
        {
            int start = end + 1 - window;
            destination[end] =
                end + 1 < BarsNeeded(estimator, window)
                    ? double.NaN
                    : Math.Sqrt(Math.Max(terms.Variance(start, window), 0) * periodsPerYear);
        }
    }

    private static void RequireRange(VolatilityEstimator estimator, int window, double periodsPerYear)
    {
        int least = estimator is VolatilityEstimator.CloseToClose or VolatilityEstimator.YangZhang ? 2 : 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(window, least);
        PriceCheck.Periods(periodsPerYear);

        if (!Enum.IsDefined(estimator))
        {
            throw new ArgumentOutOfRangeException(nameof(estimator), estimator, "Unknown estimator.");
        }
    }
}
