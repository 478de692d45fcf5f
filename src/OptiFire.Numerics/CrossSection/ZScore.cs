using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.CrossSection;

/// <summary>How many standard deviations a value lies from the centre of its sample.</summary>
/// <remarks>
/// <code>
/// plain:  z = (x − x̄)/s,  s with divisor n − 1
/// robust: z = (x − median)/(1.4826·MAD)
/// </code>
/// 1.4826 makes the median absolute deviation of normal data equal their standard deviation. Without variation there is
/// no z, never 0. Two-pass, so an offset of 1e8 costs no digits.
/// <para>Sources: R. Grinold and R. Kahn, "Active Portfolio Management", 2nd ed. (2000), ch. 11; F. R. Hampel, Journal of
/// the American Statistical Association 69 (1974), 383–393.</para>
/// </remarks>
public static class ZScore
{
    private const double NormalConsistency = 1.482602218505602;

    /// <summary>The z-score of the last value of a window, itself included.</summary>
    /// <param name="window">Values in time order. Apply to a <see cref="SlidingWindow"/> for a stream.</param>
    /// <returns>z; NaN below two values, without variation beyond rounding, or where the window holds a NaN.</returns>
    public static double OfLast(ReadOnlySpan<double> window)
    {
        if (window.Length < 2)
        {
            return double.NaN;
        }

        (double centre, double scale) = Plain(window);
        return (window[^1] - centre) / scale;
    }

    /// <summary>The z-score of every value within the window that ends at it.</summary>
    /// <param name="values">Values in time order.</param>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <param name="destination">One z per value, NaN until the window is full: the bits of <see cref="OfLast"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public static void Rolling(ReadOnlySpan<double> values, int window, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Reduction.RequireSameLength(values, destination);
        for (int end = 1; end <= values.Length; end++)
        {
            destination[end - 1] = end < window ? double.NaN : OfLast(values.Slice(end - window, window));
        }
    }

    /// <summary>The z-scores of all members of a cross-section, of one date.</summary>
    /// <param name="values">One value per member; NaN for a member without one.</param>
    /// <param name="destination">Receives z per member: NaN for a member without a value, and for all where fewer than
    /// two have one or they do not vary (robust: where more than half coincide).</param>
    /// <param name="robust">Whether centre and scale are medians, which outliers cannot move.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Across(ReadOnlySpan<double> values, Span<double> destination, bool robust = false)
    {
        Reduction.RequireSameLength(values, destination);
        double[] present = Present.In(values);
        (double centre, double scale) =
            present.Length < 2 ? (double.NaN, double.NaN)
            : robust ? Robust(present)
            : Plain(present);
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] = (values[i] - centre) / scale;
        }
    }

    private static (double Centre, double Scale) Plain(ReadOnlySpan<double> values)
    {
        double mean = Reduction.Mean(values);
        double squares = Reduction.SumOfSquaredDeviations(values, mean);
        double deviation = CrossDeviations.IsConstant(values.Length, mean, squares)
            ? double.NaN
            : Math.Sqrt(squares / (values.Length - 1));
        return (mean, deviation);
    }

    private static (double Centre, double Scale) Robust(double[] values)
    {
        double[] scratch = new double[values.Length];
        double deviation = MedianAbsoluteDeviation.Of(values, scratch);
        double median = MedianAbsoluteDeviation.Median(values);
        return (median, deviation > 0 ? NormalConsistency * deviation : double.NaN);
    }
}
