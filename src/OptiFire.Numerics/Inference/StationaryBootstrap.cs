namespace OptiFire.Numerics.Inference;

/// <summary>Resampling that keeps the dependence between neighbours: blocks of random length, joined in a circle.</summary>
/// <remarks>
/// Each block starts anywhere with equal chance and its length is geometric with the given mean.
/// <para>Source: D. N. Politis and J. P. Romano, Journal of the American Statistical Association 89 (1994) 1303–1313.</para>
/// </remarks>
public static class StationaryBootstrap
{
    /// <summary>Draws one resample.</summary>
    /// <param name="source">The observed values in time order, at least one.</param>
    /// <param name="meanBlock">The expected block length, ≥ 1; 1 draws independently.</param>
    /// <param name="random">A seeded generator.</param>
    /// <param name="destination">Receives the resample, of any length.</param>
    /// <exception cref="ArgumentException">The source is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mean block is below 1.</exception>
    public static void Resample(ReadOnlySpan<double> source, double meanBlock, Random random, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (source.IsEmpty)
        {
            throw new ArgumentException("There is nothing to resample.", nameof(source));
        }

        if (!(meanBlock >= 1 && double.IsFinite(meanBlock)))
        {
            throw new ArgumentOutOfRangeException(nameof(meanBlock), meanBlock, "A mean block is at least 1.");
        }

        double logContinue = double.LogP1(-1 / meanBlock);
        while (!destination.IsEmpty)
        {
            int start = random.Next(source.Length);
            int length = BlockLength(random, logContinue, destination.Length);
            for (int copied = 0; copied < length; )
            {
                int run = Math.Min(length - copied, source.Length - start);
                source.Slice(start, run).CopyTo(destination[copied..]);
                copied += run;
                start = 0;
            }

            destination = destination[length..];
        }
    }

    /// <summary>The percentile interval of a statistic over many resamples.</summary>
    /// <param name="source">The observed values in time order, at least one.</param>
    /// <param name="meanBlock">The expected block length, ≥ 1.</param>
    /// <param name="draws">The number of resamples, ≥ 1; thousands for an interval.</param>
    /// <param name="confidence">The coverage in (0, 1).</param>
    /// <param name="statistic">The statistic of one resample, for instance <see cref="SharpeRatio.PerPeriod"/>.</param>
    /// <param name="random">A seeded generator.</param>
    /// <returns>The interval between the two percentiles (linear interpolation); NaN when a resample gives NaN.</returns>
    /// <exception cref="ArgumentException">The source is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ConfidenceInterval Interval(
        ReadOnlySpan<double> source,
        double meanBlock,
        int draws,
        double confidence,
        Func<ReadOnlySpan<double>, double> statistic,
        Random random
    )
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ConfidenceInterval.Require(confidence);
        double[] resample = new double[source.Length];
        double[] values = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            Resample(source, meanBlock, random, resample);
            values[i] = statistic(resample);
        }

        Array.Sort(values); // NaN sorts first
        double tail = (1 - confidence) / 2;
        return double.IsNaN(values[0])
            ? new(double.NaN, double.NaN)
            : new(Percentile(values, tail), Percentile(values, 1 - tail));
    }

    private static int BlockLength(Random random, double logContinue, int most)
    {
        // P(length > m) = (1 − 1/mean)^m by inversion; 1 − U is never 0.
        double length = 1 + Math.Floor(Math.Log(1 - random.NextDouble()) / logContinue);
        return length < most ? (int)length : most;
    }

    private static double Percentile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
