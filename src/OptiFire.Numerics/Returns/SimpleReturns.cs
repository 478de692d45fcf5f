namespace OptiFire.Numerics.Returns;

/// <summary>Simple returns: the change of a price as a fraction of where it started; 0.02 is +2 % per period.</summary>
public static class SimpleReturns
{
    /// <summary>Takes simple returns per period from prices.</summary>
    /// <param name="prices">Prices above zero in time order, one more than returns; NaN marks a missing price.</param>
    /// <param name="destination">Receives Pᵢ₊₁/Pᵢ − 1; NaN where either price is NaN. Length prices − 1.</param>
    /// <exception cref="ArgumentException">The destination does not have length prices − 1, or there is no price.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is zero, negative or infinite: its return has no meaning.</exception>
    public static void FromPrices(ReadOnlySpan<double> prices, Span<double> destination)
    {
        PriceCheck.Shape(prices, destination);
        for (int i = 0; i < destination.Length; i++)
        {
            // The difference first: P₁/P₀ − 1 would lose the digits of a small move.
            destination[i] = (prices[i + 1] - prices[i]) / prices[i];
        }
    }

    /// <summary>Chains simple returns into the return over the whole time.</summary>
    /// <param name="returns">Simple returns per period, each ≥ −1, in any order.</param>
    /// <returns>Π(1 + rᵢ) − 1 over the whole time; 0 when empty; NaN where one is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A return is below −1.</exception>
    public static double Compound(ReadOnlySpan<double> returns)
    {
        double growth = 1;
        foreach (double r in returns)
        {
            RequireAtLeastMinusOne(r);
            growth *= 1 + r;
        }

        return growth - 1;
    }

    /// <summary>Grows a starting value by simple returns.</summary>
    /// <param name="start">The value before the first return, in currency or 1.</param>
    /// <param name="returns">Simple returns per period, each ≥ −1, in time order; after a NaN the curve is NaN.</param>
    /// <param name="destination">Receives the start and the value after each return: length returns + 1.</param>
    /// <exception cref="ArgumentException">The destination has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A return is below −1.</exception>
    public static void GrowthCurve(double start, ReadOnlySpan<double> returns, Span<double> destination)
    {
        if (destination.Length != returns.Length + 1)
        {
            throw new ArgumentException($"The curve needs {returns.Length + 1} places.", nameof(destination));
        }

        destination[0] = start;
        for (int i = 0; i < returns.Length; i++)
        {
            RequireAtLeastMinusOne(returns[i]);
            destination[i + 1] = destination[i] * (1 + returns[i]);
        }
    }

    /// <summary>The compound return per year that gives the same end value.</summary>
    /// <param name="returns">Simple returns per period, each ≥ −1, at least one.</param>
    /// <param name="periodsPerYear">Periods in a year, above 0; 252 for US trading days.</param>
    /// <returns>(Π(1 + rᵢ))^(periodsPerYear/n) − 1 as a fraction per year; NaN where a return is NaN.</returns>
    /// <exception cref="ArgumentException">There is no return.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A return is below −1, or the periods are not above 0.</exception>
    public static double AnnualizedCompound(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        if (returns.IsEmpty)
        {
            throw new ArgumentException("A yearly return needs at least one return.", nameof(returns));
        }

        PriceCheck.Periods(periodsPerYear);
        return Math.Pow(1 + Compound(returns), periodsPerYear / returns.Length) - 1;
    }

    /// <summary>The log return of the same move.</summary>
    /// <param name="simpleReturn">A simple return, ≥ −1.</param>
    /// <returns>ln(1 + r); −∞ at −1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The return is below −1.</exception>
    public static double ToLog(double simpleReturn)
    {
        RequireAtLeastMinusOne(simpleReturn);
        return double.LogP1(simpleReturn);
    }

    private static void RequireAtLeastMinusOne(double value)
    {
        if (value < -1)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A simple return cannot be below -1.");
        }
    }
}
