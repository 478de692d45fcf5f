namespace OptiFire.Numerics.Risk;

/// <summary>Thins a curve for drawing without cutting off its peaks, troughs or its largest fall.</summary>
/// <remarks>
/// Splits the curve into equal runs and keeps the lowest and highest point of each, the two ends, and the peak and valley
/// of the largest drawdown, which may lie the wrong way round inside one run. <see cref="Drawdown.Maximum"/> of the kept
/// points of an equity curve without gaps equals that of the whole curve exactly.
/// </remarks>
public static class MinMaxDownsample
{
    private const int Extra = 4; // both ends, the peak and the valley

    /// <summary>The most points that are kept.</summary>
    /// <param name="runs">The number of runs, ≥ 1.</param>
    public static int MaximumCount(int runs) => checked(2 * runs + Extra);

    /// <summary>Chooses the points to keep.</summary>
    /// <param name="values">The curve in time order; NaN (a gap) is never an extreme, but a run of nothing else keeps one.</param>
    /// <param name="runs">The number of runs, ≥ 1: about the pixels of the chart's width.</param>
    /// <returns>Indices in rising order without repeats, at most <see cref="MaximumCount"/>; all of them for a curve that
    /// short.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="runs"/> is below 1.</exception>
    public static int[] Indices(ReadOnlySpan<double> values, int runs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        if (values.Length <= MaximumCount(runs))
        {
            return [.. Enumerable.Range(0, values.Length)];
        }

        (int peak, int valley) = LargestFall(values);
        List<int> kept = [0, values.Length - 1, peak, valley];
        for (int run = 0; run < runs; run++)
        {
            int start = (int)((long)values.Length * run / runs);
            int end = (int)((long)values.Length * (run + 1) / runs);
            (int low, int high) = Extremes(values, start, end);
            kept.Add(low);
            kept.Add(high);
        }

        return [.. kept.Distinct().Order()];
    }

    private static (int Low, int High) Extremes(ReadOnlySpan<double> values, int start, int end)
    {
        int low = start;
        int high = start;
        for (int i = start + 1; i < end; i++)
        {
            low = values[i] < values[low] || double.IsNaN(values[low]) ? i : low;
            high = values[i] > values[high] || double.IsNaN(values[high]) ? i : high;
        }

        return (low, high);
    }

    private static (int Peak, int Valley) LargestFall(ReadOnlySpan<double> values)
    {
        int peak = 0;
        (int Peak, int Valley) worst = (0, 0);
        double depth = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] >= values[peak] || double.IsNaN(values[peak]))
            {
                peak = i;
            }
            else if (1 - values[i] / values[peak] > depth)
            {
                depth = 1 - values[i] / values[peak];
                worst = (peak, i);
            }
        }

        return worst;
    }
}
