using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Takes the newest closes of two instruments that belong to the same moments.</summary>
/// <param name="maxGap">The time between two matched closes above which they have a hole.</param>
internal sealed class MatchedCloses(TimeSpan maxGap)
{
    /// <summary>Fills two equally long destinations, the newest match last.</summary>
    /// <param name="first">Closes of one instrument.</param>
    /// <param name="second">Closes of the other.</param>
    /// <param name="firstCloses">Receives as many matched closes as it is long.</param>
    /// <param name="secondCloses">Receives their partners.</param>
    /// <returns>Null when both are full; otherwise what is wrong, in words that do not change from run to run.</returns>
    public string? Take(
        Window<double> first,
        Window<double> second,
        Span<double> firstCloses,
        Span<double> secondCloses
    )
    {
        Timestamp later = first.Times[^1];
        int i = first.Length - 1;
        int j = second.Length - 1;
        int left = firstCloses.Length;
        while (left > 0 && i >= 0 && j >= 0)
        {
            int order = first.Times[i].CompareTo(second.Times[j]);
            if (order == 0)
            {
                if (!(first.Values[i] > 0 && second.Values[j] > 0))
                {
                    return "a close in the windows is not above 0";
                }

                if (later - first.Times[i] > maxGap)
                {
                    return "the closes in the windows have a hole";
                }

                left--;
                firstCloses[left] = first.Values[i];
                secondCloses[left] = second.Values[j];
                later = first.Times[i];
            }

            i -= order >= 0 ? 1 : 0;
            j -= order <= 0 ? 1 : 0;
        }

        return left > 0 ? "too few closes are of the same moment" : null;
    }
}
