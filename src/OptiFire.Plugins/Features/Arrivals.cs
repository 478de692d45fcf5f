using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Data that several at a time become available: a run comes once a moment and must take all of them.</summary>
internal static class Arrivals
{
    private const int Most = 1_024;

    /// <summary>The need for them: as many as are kept of a moment.</summary>
    /// <param name="variant">Which series.</param>
    /// <param name="least">How many to keep at least.</param>
    public static RowsNeed<T> Of<T>(SeriesVariant variant = default, int least = 0)
        where T : struct, IDatum<T> => Need.Rows<T>(Math.Max(Most, least), variant) with { MinLength = 1 };

    /// <summary>Those of the rows that became available after a time, oldest first.</summary>
    public static ReadOnlySpan<T> After<T>(ReadOnlySpan<T> rows, Timestamp seen)
        where T : struct, IDatum<T>
    {
        int first = rows.Length;
        while (first > 0 && rows[first - 1].AvailableAt > seen)
        {
            first--;
        }

        return rows[first..];
    }
}
