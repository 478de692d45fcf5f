using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Information;

/// <summary>How much a symbol tells: Shannon's entropy, in bits.</summary>
/// <remarks>
/// <code>H = −Σ pᵢ log₂ pᵢ,   pᵢ = nᵢ/N,   0·log₂ 0 = 0</code>
/// A nat is 1/ln 2 bits. The estimate from counts is too low by about (m − 1)/(2N ln 2), m bins being filled; that term is
/// <see cref="MillerMadow"/>'s.
/// <para>Sources: C. E. Shannon, "A mathematical theory of communication", Bell System Technical Journal 27 (1948);
/// G. A. Miller, "Note on the bias of information estimates", in Information Theory in Psychology (1955).</para>
/// </remarks>
public static class ShannonEntropy
{
    /// <summary>The entropy of numbers put into fixed bins.</summary>
    /// <param name="values">Returns, not prices; any number of them.</param>
    /// <param name="bins">Edges fitted on other data.</param>
    /// <returns>Bits in [0, log₂ k]; NaN when empty or where a value is NaN.</returns>
    public static double Of(ReadOnlySpan<double> values, BinEdges bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        int[] counts = new int[bins.Count];
        return bins.CountInto(values, counts) ? OfCounts(counts) : double.NaN;
    }

    /// <summary>The entropy of counted symbols.</summary>
    /// <param name="counts">How often each symbol occurred, ≥ 0.</param>
    /// <returns>Bits in [0, log₂ k]; NaN when nothing was counted.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static double OfCounts(ReadOnlySpan<int> counts)
    {
        long total = Total(counts);
        double sum = 0;
        foreach (int count in counts)
        {
            sum += Term(count, total);
        }

        return total == 0 ? double.NaN : sum;
    }

    /// <summary>The entropy of counted symbols, corrected for the bias of a small sample.</summary>
    /// <param name="counts">How often each symbol occurred, ≥ 0.</param>
    /// <returns>H + (m − 1)/(2N ln 2) bits; NaN when nothing was counted.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static double MillerMadow(ReadOnlySpan<int> counts)
    {
        int filled = counts.Length - counts.Count(0);
        return OfCounts(counts) + (filled - 1) / (2.0 * Total(counts) * Math.Log(2));
    }

    /// <summary>An entropy as a share of the greatest possible.</summary>
    /// <param name="bits">The entropy in bits.</param>
    /// <param name="symbols">The number of possible symbols k, ≥ 1.</param>
    /// <returns>H/log₂ k; 0 when there is one symbol only; NaN stays NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no symbol.</exception>
    public static double Normalize(double bits, int symbols)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        return symbols > 1 ? bits / Math.Log2(symbols)
            : double.IsNaN(bits) ? bits
            : 0;
    }

    /// <summary>The entropy over the window that ends at each value.</summary>
    /// <param name="values">Returns in time order.</param>
    /// <param name="window">Values per window, ≥ 1.</param>
    /// <param name="bins">Edges fitted on other data.</param>
    /// <param name="destination">Bits, NaN until the window is full and while a NaN is in it; the same bits as
    /// <see cref="RollingShannonEntropy"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public static void Rolling(ReadOnlySpan<double> values, int window, BinEdges bins, Span<double> destination)
    {
        Reduction.RequireSameLength(values, destination);
        RollingShannonEntropy rolling = new(window, bins);
        for (int t = 0; t < values.Length; t++)
        {
            destination[t] = rolling.Push(values[t]);
        }
    }

    internal static double Term(int count, long total)
    {
        if (count <= 0)
        {
            return 0;
        }

        double share = (double)count / total;
        return -share * Math.Log2(share);
    }

    /// <summary>The terms of every count up to a total, for sums that are taken again at every step.</summary>
    internal static double[] Terms(int total)
    {
        double[] terms = new double[total + 1];
        for (int count = 0; count <= total; count++)
        {
            terms[count] = Term(count, total);
        }

        return terms;
    }

    private static long Total(ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count >= 0 ? count : throw new ArgumentException("A count is negative.", nameof(counts));
        }

        return total;
    }
}
