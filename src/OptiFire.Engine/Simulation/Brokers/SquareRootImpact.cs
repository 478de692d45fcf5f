namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>How far an order pushes the price against itself: the square-root law.</summary>
public static class SquareRootImpact
{
    /// <summary>The impact of an order as a fraction of the price.</summary>
    /// <param name="coefficient">Y, without a unit, 0 or more; of order 1 in most markets.</param>
    /// <param name="dailyVolatility">σ, standard deviation of simple daily returns as a fraction, 0 or more; 0.02 is 2 % a day.</param>
    /// <param name="quantity">Q, units traded so far by the order, 0 or more.</param>
    /// <param name="averageDailyVolume">ADV, units traded by everybody in a day, greater than 0.</param>
    /// <returns>A fraction of the price, 0 or more; 0.001 is 10 bps. NaN if any input is NaN.</returns>
    /// <remarks>
    /// <code>impact = Y · σ · √(Q / ADV)</code>
    /// <para>Source: B. Tóth, Y. Lempérière, C. Deremble, J. de Lataillade, J. Kockelkoren and J.-P. Bouchaud, "Anomalous
    /// price impact and the critical nature of liquidity in financial markets", Physical Review X 1 (2011), 021006.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An input is negative, or <paramref name="averageDailyVolume"/> is 0.</exception>
    public static double Fraction(
        double coefficient,
        double dailyVolatility,
        double quantity,
        double averageDailyVolume
    )
    {
        Require(!(coefficient < 0), nameof(coefficient), coefficient);
        Require(!(dailyVolatility < 0), nameof(dailyVolatility), dailyVolatility);
        Require(!(quantity < 0), nameof(quantity), quantity);
        Require(!(averageDailyVolume <= 0), nameof(averageDailyVolume), averageDailyVolume);
        return coefficient * dailyVolatility * Math.Sqrt(quantity / averageDailyVolume);
    }

    // The framework's own check takes the canonical NaN for a negative number.
    private static void Require(bool holds, string name, double value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, "Volume must be above 0, all else at least 0.");
        }
    }
}
