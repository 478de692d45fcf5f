using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Volatility;

/// <summary>What the market pays for variance above what the underlying delivers.</summary>
/// <remarks>
/// <code>VRP = a·(VIX/100)² − b·Σ over n days of daily variance</code>
/// with the scales a, b of <see cref="VarianceUnits"/>. Daily variance is the sum of squared intraday and overnight log
/// returns (<see cref="DailyVariance"/>), or the squared daily return. Variances are subtracted, never volatilities
/// squared after averaging. Negative in crises: the sign is kept. A stream keeps the daily variances in a
/// <see cref="SlidingWindow"/> and calls <see cref="Premium"/>: the same numbers.
/// <para>Sources: T. Bollerslev, G. Tauchen and H. Zhou, Review of Financial Studies 22 (2009) 4463–4492; P. Carr and
/// L. Wu, Review of Financial Studies 22 (2009) 1311–1341.</para>
/// </remarks>
public static class VarianceRiskPremium
{
    /// <summary>The variance an index of implied volatility stands for.</summary>
    /// <param name="index">The index in annualised volatility points, ≥ 0; 20 is 20 %.</param>
    /// <param name="units">The unit.</param>
    /// <returns>a·(index/100)²; NaN if the index is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static double Implied(double index, VarianceUnits units)
    {
        if (index < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, "An index of volatility must be ≥ 0.");
        }

        return units.ImpliedScale * (index / 100) * (index / 100);
    }

    /// <summary>The variance realised over a window of days.</summary>
    /// <param name="dailyVariances">Return² per day, in any order, at least one.</param>
    /// <param name="units">The unit.</param>
    /// <returns>b·Σ; NaN if a day's is.</returns>
    /// <exception cref="ArgumentException">There is no day.</exception>
    public static double Realized(ReadOnlySpan<double> dailyVariances, VarianceUnits units) =>
        dailyVariances.IsEmpty
            ? throw new ArgumentException("A realised variance needs at least one day.", nameof(dailyVariances))
            : units.RealizedScale * Reduction.Sum(dailyVariances);

    /// <summary>The premium; the step batch and stream share.</summary>
    /// <param name="index">The index in annualised volatility points, ≥ 0.</param>
    /// <param name="dailyVariances">The window's daily variances up to the same day: what is known then.</param>
    /// <param name="units">The unit.</param>
    /// <returns>Implied minus realised, in the unit; NaN if a number is.</returns>
    /// <exception cref="ArgumentException">There is no day.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static double Premium(double index, ReadOnlySpan<double> dailyVariances, VarianceUnits units) =>
        Implied(index, units) - Realized(dailyVariances, units);

    /// <summary>The premium of every day.</summary>
    /// <param name="index">The index by day.</param>
    /// <param name="dailyVariances">Daily variance of the same days.</param>
    /// <param name="window">Days realised variance covers, ≥ 1.</param>
    /// <param name="units">The unit.</param>
    /// <param name="destination">One premium per day, NaN until the window is full.</param>
    /// <param name="lead">How many days after the index the window ends: 0 looks back and may be traded on; the window's
    /// length compares with what came afterwards, which is known only then. The last days have none.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1, the lead or an index negative.</exception>
    public static void Rolling(
        ReadOnlySpan<double> index,
        ReadOnlySpan<double> dailyVariances,
        int window,
        VarianceUnits units,
        Span<double> destination,
        int lead = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(lead);
        Reduction.RequireSameLength(index, dailyVariances);
        Reduction.RequireSameLength(index, destination);
        for (int day = 0; day < index.Length; day++)
        {
            long end = (long)day + lead + 1;
            destination[day] =
                end >= window && end <= index.Length
                    ? Premium(index[day], dailyVariances.Slice((int)end - window, window), units)
                    : double.NaN;
        }
    }

    /// <summary>A day's realised variance: the squared overnight return and the squared returns within the day.</summary>
    /// <param name="previousClose">Close of the day before, above 0.</param>
    /// <param name="prices">The day's prices from the open on, every five minutes by custom, each above 0, at least one.</param>
    /// <returns>Log return² of the day; NaN if a price is.</returns>
    /// <exception cref="ArgumentException">There is no price.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is not above 0.</exception>
    public static double DailyVariance(double previousClose, ReadOnlySpan<double> prices)
    {
        if (prices.IsEmpty)
        {
            throw new ArgumentException("A day needs at least one price.", nameof(prices));
        }

        double before = previousClose;
        double sum = 0;
        foreach (double price in prices)
        {
            if (price <= 0 || before <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(prices),
                    Math.Min(price, before),
                    "Prices must be above 0."
                );
            }

            double move = Math.Log(price / before);
            sum += move * move;
            before = price;
        }

        return sum;
    }
}
