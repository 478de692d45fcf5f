namespace OptiFire.Numerics.Information;

/// <summary>Where the newest value stands among the last ones.</summary>
/// <remarks>
/// rank/n with ties given their average rank: (number below + (number equal + 1)/2)/n, itself included. Only values up
/// to the newest are used, never the whole sample.
/// </remarks>
public static class PercentileRank
{
    /// <summary>The rank of the last value of a window.</summary>
    /// <param name="window">The window, oldest first, at least one value.</param>
    /// <returns>A share in (0, 1]: 1/n for the unique lowest, 1 for the unique highest; NaN where the window holds a NaN.</returns>
    /// <exception cref="ArgumentException">The window is empty.</exception>
    public static double OfLast(ReadOnlySpan<double> window)
    {
        if (window.IsEmpty)
        {
            throw new ArgumentException("A rank needs at least one value.", nameof(window));
        }

        double last = window[^1];
        int below = 0;
        int equal = 0;
        int above = 0;
        foreach (double value in window)
        {
            below += value < last ? 1 : 0;
            equal += value == last ? 1 : 0;
            above += value > last ? 1 : 0;
        }

        // A NaN is neither below, equal nor above.
        return below + equal + above == window.Length ? (below + (equal + 1) / 2.0) / window.Length : double.NaN;
    }

    /// <summary>The trailing rank of every value.</summary>
    /// <param name="values">Values in time order.</param>
    /// <param name="window">Values per window, ≥ 1.</param>
    /// <param name="destination">One share per value, NaN until the window is full. For a stream, apply
    /// <see cref="OfLast"/> to a <see cref="Reductions.SlidingWindow"/>: the same numbers.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public static void Rolling(ReadOnlySpan<double> values, int window, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Reductions.Reduction.RequireSameLength(values, destination);
        for (int end = 1; end <= values.Length; end++)
        {
            destination[end - 1] = end < window ? double.NaN : OfLast(values.Slice(end - window, window));
        }
    }
}
