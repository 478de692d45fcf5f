using OptiFire.Numerics.Reductions;
using OptiFire.Numerics.Returns;

namespace OptiFire.Numerics.CrossSection;

/// <summary>How far earnings came out from what was expected of them.</summary>
/// <remarks>
/// All earnings are per share, of one accounting basis (street or GAAP, never mixed) and one split basis, which the price
/// shares.
/// <para>Sources: G. Foster, C. Olsen and T. Shevlin, "Earnings releases, anomalies, and the behavior of security
/// returns", The Accounting Review 59 (1984), 574–603; V. Bernard and J. Thomas, Journal of Accounting Research 27
/// (1989), 1–36; J. Livnat and R. Mendenhall, Journal of Accounting Research 44 (2006), 177–205.</para>
/// </remarks>
public static class EarningsSurprise
{
    /// <summary>Standardised unexpected earnings of every quarter against a seasonal random walk.</summary>
    /// <param name="earnings">Earnings per share of successive quarters; NaN for a missing quarter.</param>
    /// <param name="destination">Receives SUE per quarter; NaN until there are <paramref name="window"/> earlier changes,
    /// while a missing quarter is needed, and where the changes do not vary.</param>
    /// <param name="window">W, earlier changes that give mean and deviation, ≥ 2.</param>
    /// <param name="season">Quarters per year, ≥ 1.</param>
    /// <param name="drift">Whether the mean of the earlier changes is expected to come again.</param>
    /// <remarks>
    /// <code>SUEₜ = (ΔEₜ − mean ΔE)/sd ΔE        ΔEₜ = Eₜ − Eₜ₋₄</code>
    /// Mean and deviation (divisor W − 1) are of the W changes before t.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2 or the season below 1.</exception>
    public static void SeasonalRandomWalk(
        ReadOnlySpan<double> earnings,
        Span<double> destination,
        int window = 8,
        int season = 4,
        bool drift = true
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        Reduction.RequireSameLength(earnings, destination);
        double[] changes = new double[earnings.Length];
        for (int t = 0; t < earnings.Length; t++)
        {
            changes[t] = t < season ? double.NaN : earnings[t] - earnings[t - season];
            destination[t] =
                t < window ? double.NaN : Standardized(changes[t], changes.AsSpan(t - window, window), drift);
        }
    }

    /// <summary>Surprise over the disagreement of the analysts.</summary>
    /// <param name="actual">What was reported.</param>
    /// <param name="consensus">What was expected before the announcement.</param>
    /// <param name="dispersion">Standard deviation of the estimates, ≥ 0.</param>
    /// <returns>(actual − consensus)/dispersion; NaN where there is no disagreement to measure with, as with one
    /// analyst.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dispersion"/> is negative.</exception>
    public static double ByDispersion(double actual, double consensus, double dispersion)
    {
        Amount.NotNegative(dispersion, nameof(dispersion));
        return dispersion == 0 ? double.NaN : (actual - consensus) / dispersion;
    }

    /// <summary>Surprise over the price of a share.</summary>
    /// <param name="actual">What was reported.</param>
    /// <param name="consensus">What was expected before the announcement.</param>
    /// <param name="price">The price before the announcement, above 0.</param>
    /// <returns>(actual − consensus)/price, a fraction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above 0 and finite.</exception>
    public static double ByPrice(double actual, double consensus, double price)
    {
        PriceCheck.Positive(price);
        return (actual - consensus) / price;
    }

    /// <summary>Surprise over the size of the expectation.</summary>
    /// <param name="actual">What was reported.</param>
    /// <param name="consensus">What was expected before the announcement.</param>
    /// <returns>(actual − consensus)/|consensus|, a fraction of the right sign also for a loss; NaN where 0 was
    /// expected.</returns>
    public static double Relative(double actual, double consensus) =>
        AnalystRevisions.RelativeChange(consensus, actual);

    private static double Standardized(double change, ReadOnlySpan<double> earlier, bool drift)
    {
        double mean = Reduction.Mean(earlier);
        double squares = Reduction.SumOfSquaredDeviations(earlier, mean);
        return CrossDeviations.IsConstant(earlier.Length, mean, squares)
            ? double.NaN
            : (drift ? change - mean : change) / Math.Sqrt(squares / (earlier.Length - 1));
    }
}
