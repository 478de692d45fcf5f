using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Count, mean and centred power sums of a sample, from which its variance, skewness and kurtosis follow.</summary>
/// <param name="Count">The number of values n ≥ 0.</param>
/// <param name="Mean">The mean, in the unit of the values; 0 when empty.</param>
/// <param name="Second">Σ(x − x̄)² ≥ 0.</param>
/// <param name="Third">Σ(x − x̄)³.</param>
/// <param name="Fourth">Σ(x − x̄)⁴ ≥ 0.</param>
/// <remarks>
/// The record is the whole state of the streaming form: <see cref="With"/> adds one value, <see cref="Merge"/> joins two
/// samples. <see cref="Of"/> takes two passes over a batch. The two agree to about n·2⁻⁵³ relative, also at an offset of
/// 1e8. A NaN value makes everything NaN from then on. Default is the empty sample.
/// <para>Sources: B. P. Welford, Technometrics 4 (1962) 419–420; P. Pébay, "Formulas for robust, one-pass parallel
/// computation of covariances and arbitrary-order statistical moments", Sandia SAND2008-6212 (2008).</para>
/// </remarks>
public readonly record struct Moments(long Count, double Mean, double Second, double Third, double Fourth)
{
    /// <summary>Variance with divisor n, squared unit; NaN when empty.</summary>
    public double VariancePopulation => Count == 0 ? double.NaN : Second / Count;

    /// <summary>Variance with divisor n − 1, squared unit; NaN below two values.</summary>
    public double VarianceSample => Count < 2 ? double.NaN : Second / (Count - 1);

    /// <summary>Standard deviation with divisor n; NaN when empty.</summary>
    public double DeviationPopulation => Math.Sqrt(VariancePopulation);

    /// <summary>Standard deviation with divisor n − 1; NaN below two values.</summary>
    public double DeviationSample => Math.Sqrt(VarianceSample);

    /// <summary>Population skewness √n·Σ(x − x̄)³ / (Σ(x − x̄)²)^1.5; NaN when the values do not vary.</summary>
    public double Skewness => IsConstant ? double.NaN : Math.Sqrt(Count) * Third / (Second * Math.Sqrt(Second));

    /// <summary>Population kurtosis n·Σ(x − x̄)⁴ / (Σ(x − x̄)²)², 3 for a normal sample; NaN when the values do not vary.</summary>
    public double RawKurtosis => IsConstant ? double.NaN : Count * Fourth / (Second * Second);

    /// <summary><see cref="RawKurtosis"/> − 3, 0 for a normal sample.</summary>
    public double ExcessKurtosis => RawKurtosis - 3;

    /// <summary>Whether the values do not vary beyond rounding; also true below two values.</summary>
    public bool IsConstant => Count < 2 || CrossDeviations.IsConstant(Count, Mean, Second);

    /// <summary>Takes the moments of a batch in two passes.</summary>
    /// <param name="values">Any numbers in any order.</param>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return default;
        }

        double mean = Reduction.Mean(values);
        double third = 0;
        double fourth = 0;
        foreach (double value in values)
        {
            double deviation = value - mean;
            double square = deviation * deviation;
            third += square * deviation;
            fourth += square * square;
        }

        return new(values.Length, mean, Reduction.SumOfSquaredDeviations(values, mean), third, fourth);
    }

    /// <summary>The sample with one more value.</summary>
    /// <param name="value">Any number.</param>
    public Moments With(double value) => Merge(new(1, value, 0, 0, 0));

    /// <summary>The sample made of both samples.</summary>
    /// <param name="other">The moments of values that are not in this sample.</param>
    public Moments Merge(Moments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        double a = Count;
        double b = other.Count;
        double n = a + b;
        double delta = other.Mean - Mean;
        double step = delta / n;
        double cross = delta * step * a * b;
        return new(
            Count + other.Count,
            Mean + step * b,
            Second + other.Second + cross,
            Third + other.Third + cross * step * (a - b) + 3 * step * (a * other.Second - b * Second),
            Fourth
                + other.Fourth
                + cross * step * step * (a * a - a * b + b * b)
                + 6 * step * step * (a * a * other.Second + b * b * Second)
                + 4 * step * (a * other.Third - b * Third)
        );
    }
}
