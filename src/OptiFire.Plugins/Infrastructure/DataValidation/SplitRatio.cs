namespace OptiFire.Plugins.Infrastructure;

/// <summary>Says whether a jump looks like a split.</summary>
internal static class SplitRatio
{
    // Shares after for shares before, of splits as companies and funds make them.
    private static readonly (int After, int Before)[] Usual =
    [
        (2, 1),
        (3, 1),
        (3, 2),
        (4, 1),
        (5, 1),
        (6, 1),
        (7, 1),
        (8, 1),
        (10, 1),
        (15, 1),
        (20, 1),
        (25, 1),
        (30, 1),
        (50, 1),
    ];

    /// <summary>The split, or merger of shares, that a log return is nearest to; null when it is near none.</summary>
    /// <param name="logReturn">Of raw prices: a split of 2 for 1 is about −0.69.</param>
    /// <param name="tolerance">The largest distance as a log return.</param>
    public static (int After, int Before)? Nearest(double logReturn, double tolerance)
    {
        foreach ((int after, int before) in Usual)
        {
            double expected = Math.Log((double)after / before);
            if (Math.Abs(Math.Abs(logReturn) - expected) <= tolerance)
            {
                return logReturn < 0 ? (after, before) : (before, after);
            }
        }

        return null;
    }
}
