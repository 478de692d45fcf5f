namespace OptiFire.Numerics.Risk;

/// <summary>One fall from a peak and the way back.</summary>
/// <param name="PeakIndex">Where the last high before the fall stands.</param>
/// <param name="ValleyIndex">Where equity is lowest before recovery (the first such point).</param>
/// <param name="RecoveryIndex">Where equity first stands at or above the peak again; null when it has not.</param>
/// <param name="Depth">The loss from peak to valley as a positive fraction of the peak.</param>
public readonly record struct DrawdownEpisode(int PeakIndex, int ValleyIndex, int? RecoveryIndex, double Depth)
{
    /// <summary>The falls of a curve, deepest first.</summary>
    /// <param name="equity">Equity in time order, net of flows, above 0 at the start; at least one value.</param>
    /// <param name="count">The most episodes to return, ≥ 0.</param>
    /// <returns>Up to <paramref name="count"/> episodes that do not overlap, equal depths in time order;
    /// none for a curve with a NaN.</returns>
    /// <exception cref="ArgumentException">The curve is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The curve does not start above 0, or the count is negative.</exception>
    public static IReadOnlyList<DrawdownEpisode> Deepest(ReadOnlySpan<double> equity, int count)
    {
        Drawdown.Require(equity);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        List<DrawdownEpisode> episodes = [];
        int peak = 0;
        int valley = 0;
        for (int i = 0; i < equity.Length; i++)
        {
            if (double.IsNaN(equity[i]))
            {
                return [];
            }

            if (equity[i] < equity[peak])
            {
                valley = equity[i] < equity[valley] ? i : valley;
                continue;
            }

            Close(equity, episodes, peak, valley, i);
            peak = i;
            valley = i;
        }

        Close(equity, episodes, peak, valley, null);
        return [.. episodes.OrderByDescending(e => e.Depth).Take(count)];
    }

    private static void Close(
        ReadOnlySpan<double> equity,
        List<DrawdownEpisode> episodes,
        int peak,
        int valley,
        int? recovery
    )
    {
        if (valley != peak)
        {
            episodes.Add(new(peak, valley, recovery, 1 - equity[valley] / equity[peak]));
        }
    }
}
