namespace OptiFire.Numerics.Information;

/// <summary>The edges by which numbers become symbols: fitted once on other data, then kept.</summary>
/// <remarks>
/// Bin i holds [eᵢ, eᵢ₊₁), the last one its upper edge too. What lies outside counts in the outermost bins: a crash beyond
/// the fitted range is a symbol, not a gap. Fit on a training sample. Quantile edges fitted on the very window that is
/// then measured make every bin equally full, so the entropy is log₂ k whatever the data; equal-width edges from its
/// minimum to its maximum move with one outlier.
/// </remarks>
public sealed class BinEdges
{
    private readonly double[] _edges;

    /// <summary>Takes edges as given.</summary>
    /// <param name="edges">k + 1 numbers for k bins, strictly ascending, finite; k from 1 to 65,535.</param>
    /// <exception cref="ArgumentException">The edges are too few, too many, not finite or do not ascend.</exception>
    public BinEdges(ReadOnlySpan<double> edges)
    {
        if (edges.Length < 2 || edges.Length > ushort.MaxValue + 1)
        {
            throw new ArgumentException("Bins need from 2 to 65,536 edges.", nameof(edges));
        }

        for (int i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1]))
            {
                throw new ArgumentException("The edges must be finite and ascend.", nameof(edges));
            }
        }

        _edges = edges.ToArray();
    }

    /// <summary>The number of bins k.</summary>
    public int Count => _edges.Length - 1;

    /// <summary>The edges, ascending.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>Bins of equal width.</summary>
    /// <param name="low">The lowest edge, finite.</param>
    /// <param name="high">The highest edge, at or above it; a range of 0 is widened by ½ on either side.</param>
    /// <param name="count">Bins k, 1 to 65,535.</param>
    /// <exception cref="ArgumentException">The range is not finite, runs backwards or is too narrow for its level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not in range.</exception>
    public static BinEdges EqualWidth(double low, double high, int count)
    {
        RequireCount(count);
        (low, high) = low == high ? (low - 0.5, high + 0.5) : (low, high);
        double[] edges = new double[count + 1];
        double width = (high - low) / count;
        for (int i = 0; i < count; i++)
        {
            edges[i] = low + i * width;
        }

        edges[count] = high;
        return new(edges);
    }

    /// <summary>Bins of equal probability in a training sample.</summary>
    /// <param name="training">Numbers that come before all that will be measured; at least two different ones.</param>
    /// <param name="count">Bins k, 1 to 65,535; repeated quantiles are one edge, so there may be fewer.</param>
    /// <exception cref="ArgumentException">The sample has a NaN or infinity, or fewer than two different numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not in range.</exception>
    public static BinEdges Quantiles(ReadOnlySpan<double> training, int count)
    {
        RequireCount(count);
        double[] sorted = training.ToArray();
        Array.Sort(sorted);
        List<double> edges = [];
        for (int i = 0; i <= count && sorted.Length > 0; i++)
        {
            // Linear between order statistics (type 7).
            double rank = (double)i * (sorted.Length - 1) / count;
            int below = (int)rank;
            double above = sorted[Math.Min(below + 1, sorted.Length - 1)];
            double edge = sorted[below] + (rank - below) * (above - sorted[below]);
            if (edges.Count == 0 || edge != edges[^1])
            {
                edges.Add(edge);
            }
        }

        return new([.. edges]);
    }

    /// <summary>The bin of a number.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>0 to k − 1, or −1 for NaN.</returns>
    public int IndexOf(double value)
    {
        if (double.IsNaN(value))
        {
            return -1;
        }

        int low = 0;
        int high = Count;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = value >= _edges[middle] ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Counts numbers by bin.</summary>
    /// <param name="values">Any numbers.</param>
    /// <param name="counts">Receives k counts.</param>
    /// <returns>Whether there was no NaN; a NaN is in no bin.</returns>
    /// <exception cref="ArgumentException">There are not k counts.</exception>
    public bool CountInto(ReadOnlySpan<double> values, Span<int> counts)
    {
        if (counts.Length != Count)
        {
            throw new ArgumentException($"There are {Count} bins, not {counts.Length}.", nameof(counts));
        }

        counts.Clear();
        bool complete = true;
        foreach (double value in values)
        {
            int index = IndexOf(value);
            complete &= index >= 0;
            if (index >= 0)
            {
                counts[index]++;
            }
        }

        return complete;
    }

    private static void RequireCount(int count)
    {
        if (count is < 1 or > ushort.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "Bins must be in [1, 65535].");
        }
    }
}
