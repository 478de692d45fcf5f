using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Returns;

/// <summary>Log returns: the natural logarithm of the growth factor per period; they add up over time.</summary>
public static class LogReturns
{
    /// <summary>Takes log returns per period from prices.</summary>
    /// <param name="prices">Prices above zero in time order, one more than returns; NaN marks a missing price.</param>
    /// <param name="destination">Receives ln(Pᵢ₊₁/Pᵢ); NaN where either price is NaN. Length prices − 1.</param>
    /// <exception cref="ArgumentException">The destination does not have length prices − 1, or there is no price.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is zero, negative or infinite: it has no logarithm.</exception>
    public static void FromPrices(ReadOnlySpan<double> prices, Span<double> destination)
    {
        PriceCheck.Shape(prices, destination);
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = Math.Log(prices[i + 1] / prices[i]);
        }
    }

    /// <summary>The simple return over the whole time.</summary>
    /// <param name="returns">Log returns per period, in any order.</param>
    /// <returns>exp(Σrᵢ) − 1 as a fraction over the whole time; 0 when empty; NaN where one is NaN.</returns>
    public static double Compound(ReadOnlySpan<double> returns) => ToSimple(Reduction.Sum(returns));

    /// <summary>The mean log return per year.</summary>
    /// <param name="returns">Log returns per period, at least one.</param>
    /// <param name="periodsPerYear">Periods in a year, above 0; 252 for US trading days.</param>
    /// <returns>periodsPerYear · mean, a log return per year; NaN where one is NaN.</returns>
    /// <exception cref="ArgumentException">There is no return.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The periods are not above 0.</exception>
    public static double AnnualizedMean(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        if (returns.IsEmpty)
        {
            throw new ArgumentException("A mean return needs at least one return.", nameof(returns));
        }

        PriceCheck.Periods(periodsPerYear);
        return periodsPerYear * Reduction.Mean(returns);
    }

    /// <summary>The standard deviation of log returns per year.</summary>
    /// <param name="returns">Log returns per period, at least two, taken to be uncorrelated.</param>
    /// <param name="periodsPerYear">Periods in a year, above 0; 252 for US trading days.</param>
    /// <returns>√(periodsPerYear · Σ(r − r̄)²/(n − 1)), a fraction per √year; 0 for constant returns, NaN where one is NaN.</returns>
    /// <exception cref="ArgumentException">There are fewer than two returns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The periods are not above 0.</exception>
    public static double AnnualizedVolatility(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        if (returns.Length < 2)
        {
            throw new ArgumentException("A volatility needs at least two returns.", nameof(returns));
        }

        PriceCheck.Periods(periodsPerYear);
        double squares = Reduction.SumOfSquaredDeviations(returns, Reduction.Mean(returns));
        return Math.Sqrt(periodsPerYear * squares / (returns.Length - 1));
    }

    /// <summary>The simple return of the same move.</summary>
    /// <param name="logReturn">Any log return.</param>
    /// <returns>exp(r) − 1, a fraction.</returns>
    public static double ToSimple(double logReturn) => double.ExpM1(logReturn);
}
