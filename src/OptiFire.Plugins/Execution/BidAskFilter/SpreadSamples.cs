namespace OptiFire.Plugins.Execution;

/// <summary>Medians of whole numbers.</summary>
internal static class SpreadSamples
{
    /// <summary>The middle number, or the mean of the two middle ones rounded down; of at least one number.</summary>
    public static long Median(long[] numbers)
    {
        long[] sorted = [.. numbers];
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The numbers with one more, without the oldest where there would be more than a limit.</summary>
    public static long[] Push(long[] numbers, long next, int most) =>
        [.. numbers.Skip(Math.Max(0, numbers.Length + 1 - most)), next];
}
