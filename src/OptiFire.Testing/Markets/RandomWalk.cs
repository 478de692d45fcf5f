namespace OptiFire.Testing.Markets;

/// <summary>Prices for tests that are the same for the same seed.</summary>
public static class RandomWalk
{
    /// <summary>Prices whose logarithms are a Gaussian random walk.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="length">How many, at least 1.</param>
    /// <param name="start">The price before the first, greater than 0.</param>
    /// <param name="volatility">Standard deviation of the log returns, a fraction per step, 0 or more.</param>
    /// <param name="drift">Mean of the log returns, a fraction per step.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static double[] Of(int seed, int length, double start = 100, double volatility = 0.01, double drift = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(start);
        ArgumentOutOfRangeException.ThrowIfNegative(volatility);
        var random = new Random(seed);
        var prices = new double[length];
        double logarithm = Math.Log(start);
        for (int i = 0; i < length; i++)
        {
            logarithm += drift + (volatility * Gaussian(random));
            prices[i] = Math.Exp(logarithm);
        }

        return prices;
    }

    // Box and Muller: 1 − u is never 0.
    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
