using System.Numerics;

namespace OptiFire.Numerics.Reductions;

/// <summary>
/// Counts whole numbers of at least 0, such as durations, so that any quantile can be had later within
/// <see cref="RelativeError"/>, in a memory that never grows.
/// </summary>
/// <remarks>
/// Each power of two is cut into 64 equal buckets; numbers below 128 have a bucket each and are exact. With
/// k = ⌊log₂ v⌋ − 6 the bucket of v ≥ 128 is
/// <code>64·k + ⌊v / 2ᵏ⌋</code>
/// and stands for its middle, so a quantile is off by at most half a bucket's width: 2ᵏ/2 of at least 64·2ᵏ, which is 1/128.
/// Numbers above the highest are counted apart, and a quantile among them is the greatest number seen.
/// Memory 8 bytes for each of at most 64·(log₂ highest − 5) buckets; recording takes O(1) and allocates nothing.
/// <para>One thread records; others may read meanwhile and see a count that is at most a few records behind.</para>
/// <para>Source: G. Tene, HdrHistogram (2012), with a power-of-two precision in place of decimal digits.</para>
/// </remarks>
public sealed class LogLinearHistogram
{
    /// <summary>The greatest relative error of a quantile: 1/128, or 0.8 %.</summary>
    public const double RelativeError = 1.0 / 128;

    private const int Precision = 6;
    private const int Exact = 2 << Precision;

    private readonly long[] _counts;
    private readonly int _above;

    /// <summary>Makes an empty histogram.</summary>
    /// <param name="highest">The highest number told apart, at least 1; greater ones are only counted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="highest"/> is below 1.</exception>
    public LogLinearHistogram(long highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(highest, 1);
        Highest = highest;
        _above = BucketOf(highest) + 1;
        _counts = new long[_above + 1];
    }

    /// <summary>The highest number told apart.</summary>
    public long Highest { get; }

    /// <summary>How many numbers were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them were above <see cref="Highest"/>.</summary>
    public long CountAbove => Volatile.Read(ref _counts[_above]);

    /// <summary>The greatest number recorded, exactly; 0 when there is none.</summary>
    public long Max { get; private set; }

    /// <summary>Counts a number.</summary>
    /// <param name="value">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public void Record(long value) => Record(value, 1);

    /// <summary>Counts a number several times.</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="times">How often, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is negative.</exception>
    public void Record(long value, long times)
    {
        if ((value | times) < 0)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfNegative(times);
        }

        if (times == 0)
        {
            return;
        }

        _counts[value <= Highest ? BucketOf(value) : _above] += times;
        Count += times;
        if (value > Max)
        {
            Max = value;
        }
    }

    /// <summary>
    /// The smallest number with at least the given share of all numbers at or below it, within
    /// <see cref="RelativeError"/>; never above <see cref="Max"/>.
    /// </summary>
    /// <param name="share">In [0, 1]: 0.5 for the median, 0.99 for p99, 1 for the greatest; 0 gives the smallest.</param>
    /// <returns>NaN when nothing was recorded.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not in [0, 1].</exception>
    public double Quantile(double share)
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is in [0, 1].");
        }

        // Counted afresh: another thread may be recording, and a rank beyond the buckets' sum would find nothing.
        long count = 0;
        foreach (long inBucket in _counts)
        {
            count += inBucket;
        }

        if (count == 0)
        {
            return double.NaN;
        }

        long rank = Math.Max(1, (long)Math.Ceiling(share * count));
        int bucket = -1;
        for (long below = 0; below < rank && bucket < _above; )
        {
            below += _counts[++bucket];
        }

        return bucket == _above || rank >= count ? Max : Math.Min(MiddleOf(bucket), Max);
    }

    /// <summary>Adds what another histogram counted.</summary>
    /// <param name="other">With the same <see cref="Highest"/>.</param>
    /// <exception cref="ArgumentException">The other's highest number is different.</exception>
    public void Merge(LogLinearHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Highest != Highest)
        {
            throw new ArgumentException(
                $"Only histograms of one range merge: this one goes to {Highest}, the other to {other.Highest}.",
                nameof(other)
            );
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Max = Math.Max(Max, other.Max);
    }

    /// <summary>Forgets every number.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
        Max = 0;
    }

    private static int BucketOf(long value)
    {
        if (value < Exact)
        {
            return (int)value;
        }

        int shift = BitOperations.Log2((ulong)value) - Precision;
        return (shift << Precision) + (int)(value >> shift);
    }

    private static double MiddleOf(int bucket)
    {
        if (bucket < Exact)
        {
            return bucket;
        }

        int shift = (bucket >> Precision) - 1;
        long lowest = (long)((bucket & ((1 << Precision) - 1)) | (1 << Precision)) << shift;
        return lowest + ((1L << shift) - 1) / 2.0;
    }
}
