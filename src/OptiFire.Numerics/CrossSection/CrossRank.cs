using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.CrossSection;

/// <summary>Where each member of a cross-section stands among the others.</summary>
public static class CrossRank
{
    /// <summary>Ranks all members that have a value.</summary>
    /// <param name="values">One value per member; NaN for a member without one.</param>
    /// <param name="destination">Receives rank/n in (0, 1]: 1/n for the lowest, 1 for the highest, ties the mean of their
    /// ranks; NaN for a member without a value.</param>
    /// <remarks>n counts the members with a value. The convention of
    /// <see cref="Information.PercentileRank"/>. Time O(n log n).</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Of(ReadOnlySpan<double> values, Span<double> destination)
    {
        Reduction.RequireSameLength(values, destination);
        double[] sorted = Present.In(values);
        int[] places = new int[sorted.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] = double.NaN;
            if (!double.IsNaN(values[i]))
            {
                places[count++] = i;
            }
        }

        Array.Sort(sorted, places);
        for (int first = 0; first < count; )
        {
            int next = first + 1;
            while (next < count && sorted[next] == sorted[first])
            {
                next++;
            }

            double rank = (first + 1 + next) / 2.0;
            for (; first < next; first++)
            {
                destination[places[first]] = rank / count;
            }
        }
    }
}
