namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>Population statistics as the tests of stylised facts need them, written as their definitions read.</summary>
internal static class Statistics
{
    public static double[] Moves(IReadOnlyList<double> prices) =>
        [.. Enumerable.Range(1, prices.Count - 1).Select(t => Math.Log(prices[t] / prices[t - 1]))];

    public static double Variance(IReadOnlyCollection<double> x)
    {
        double mean = x.Average();
        return x.Average(value => (value - mean) * (value - mean));
    }

    /// <summary>The fourth moment about the mean over the squared variance: 3 for a normal distribution.</summary>
    public static double Kurtosis(IReadOnlyCollection<double> x)
    {
        double mean = x.Average();
        return x.Average(value => Math.Pow(value - mean, 4)) / Math.Pow(Variance(x), 2);
    }

    public static double Correlation(IReadOnlyCollection<double> x, IReadOnlyCollection<double> y)
    {
        Assert.Equal(x.Count, y.Count);
        double meanX = x.Average();
        double meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Average() / Math.Sqrt(Variance(x) * Variance(y));
    }

    public static double Autocorrelation(IReadOnlyCollection<double> x, int lag) =>
        Correlation([.. x.Skip(lag)], [.. x.SkipLast(lag)]);

    public static double[] Squares(IEnumerable<double> x) => [.. x.Select(value => value * value)];

    /// <summary>Sessions in which half a deviation vanishes, from a least-squares first-order autoregression.</summary>
    public static double HalfLife(IReadOnlyCollection<double> x) => -Math.Log(2) / Math.Log(Autocorrelation(x, 1));

    /// <summary>The Dickey–Fuller t ratio of the deviation from the mean: below −2.86 rejects a unit root at 5 %.</summary>
    public static double DickeyFuller(IReadOnlyCollection<double> x)
    {
        double[] before = [.. x.SkipLast(1)];
        double[] change = [.. x.Skip(1).Zip(before, (after, at) => after - at)];
        double slope = Correlation(before, change) * Math.Sqrt(Variance(change) / Variance(before));
        double residual = Variance(change) - slope * slope * Variance(before);
        return slope / Math.Sqrt(residual / (before.Length - 2) / Variance(before));
    }
}
