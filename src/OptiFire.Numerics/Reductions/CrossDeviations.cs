using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Reductions;

/// <summary>Two means and the three sums of squared and crossed deviations from them.</summary>
/// <param name="Count">The number of pairs, ≥ 0.</param>
/// <param name="FirstMean">Mean of the first sequence, in its unit.</param>
/// <param name="SecondMean">Mean of the second sequence, in its unit.</param>
/// <param name="FirstSquares">Σ(x − x̄)² ≥ 0.</param>
/// <param name="SecondSquares">Σ(y − ȳ)² ≥ 0.</param>
/// <param name="Products">Σ(x − x̄)(y − ȳ).</param>
/// <remarks>
/// Two passes, the first on values shifted by the first pair, so an offset of 1e8 costs no digits.
/// The order of summation is that of <see cref="Reduction"/>: the same bits on every vector width.
/// </remarks>
public readonly record struct CrossDeviations(
    int Count,
    double FirstMean,
    double SecondMean,
    double FirstSquares,
    double SecondSquares,
    double Products
)
{
    // Deviations this small relative to the level are what rounding leaves of a constant.
    private const double RoundingLevel = 4.0 / (1L << 53);

    /// <summary>Whether the first sequence does not vary beyond rounding, so nothing can be measured against it.</summary>
    public bool FirstIsConstant => IsConstant(Count, FirstMean, FirstSquares);

    /// <summary>Whether the second sequence does not vary beyond rounding.</summary>
    public bool SecondIsConstant => IsConstant(Count, SecondMean, SecondSquares);

    /// <summary>Takes the deviations of two sequences of equal length.</summary>
    /// <param name="first">Any numbers, in pair order.</param>
    /// <param name="second">As many numbers.</param>
    /// <returns>The sums; all NaN where a value is NaN, zero sums and NaN means when empty.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CrossDeviations Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Reduction.RequireSameLength(first, second);
        double xMean = Reduction.Mean(first);
        double yMean = Reduction.Mean(second);
        Vector256<double> xs = Vector256.Create(xMean);
        Vector256<double> ys = Vector256.Create(yMean);
        Vector256<double> xxLow = default;
        Vector256<double> xxHigh = default;
        Vector256<double> yyLow = default;
        Vector256<double> yyHigh = default;
        Vector256<double> xyLow = default;
        Vector256<double> xyHigh = default;
        int i = 0;
        for (; i <= first.Length - Reduction.Lanes; i += Reduction.Lanes)
        {
            Vector256<double> x = Reduction.Load(first, i) - xs;
            Vector256<double> y = Reduction.Load(second, i) - ys;
            xxLow += x * x;
            yyLow += y * y;
            xyLow += x * y;
            x = Reduction.Load(first, i + Vector256<double>.Count) - xs;
            y = Reduction.Load(second, i + Vector256<double>.Count) - ys;
            xxHigh += x * x;
            yyHigh += y * y;
            xyHigh += x * y;
        }

        Span<double> xx = stackalloc double[Reduction.Lanes];
        Span<double> yy = stackalloc double[Reduction.Lanes];
        Span<double> xy = stackalloc double[Reduction.Lanes];
        Reduction.Store(xxLow, xxHigh, xx);
        Reduction.Store(yyLow, yyHigh, yy);
        Reduction.Store(xyLow, xyHigh, xy);
        for (int lane = 0; i < first.Length; i++, lane++)
        {
            double x = first[i] - xMean;
            double y = second[i] - yMean;
            xx[lane] += x * x;
            yy[lane] += y * y;
            xy[lane] += x * y;
        }

        return new(first.Length, xMean, yMean, Reduction.Combine(xx), Reduction.Combine(yy), Reduction.Combine(xy));
    }

    internal static bool IsConstant(long count, double mean, double squares)
    {
        double rounding = RoundingLevel * mean;
        return squares <= count * rounding * rounding;
    }
}
