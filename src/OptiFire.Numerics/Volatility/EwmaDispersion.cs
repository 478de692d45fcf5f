using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Volatility;

/// <summary>An exponentially weighted variance of values around their exponentially weighted mean.</summary>
/// <remarks>
/// <code>
/// W′ = qW,  W = W′ + o,  m = m′ + (o/W)δ,  M = qM′ + (W′·o/W)δ²,  δ = x − m′,  q = 1 − α
/// biased: M/W        unbiased: M·W/(W² − Σw²)
/// </code>
/// The newest value weighs o = 1 when adjusted, else α against a past of weight 1. Deviations are taken from the running
/// mean, so an offset of 1e8 costs no digits. NaN from the first NaN on. O(1) per value.
/// <para>Source: T. Finch, "Incremental calculation of weighted mean and variance", University of Cambridge (2009).</para>
/// </remarks>
public static class EwmaDispersion
{
    /// <summary>The variance after each value.</summary>
    /// <param name="values">Values in time order.</param>
    /// <param name="alpha">Weight of the newest value, in (0, 1].</param>
    /// <param name="adjust">Whether weights are divided by their sum so far.</param>
    /// <param name="unbiased">Whether to divide so that independent values give their variance without bias.</param>
    /// <param name="destination">Receives a variance per value, squared unit; unbiased NaN for the first value.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is out of range.</exception>
    public static void Variance(
        ReadOnlySpan<double> values,
        double alpha,
        bool adjust,
        bool unbiased,
        Span<double> destination
    )
    {
        Reduction.RequireSameLength(values, destination);
        double own = adjust ? 1 : new EwmaMean(alpha).Alpha;
        double keep = 1 - new EwmaMean(alpha).Alpha;
        double mean = values.IsEmpty ? double.NaN : values[0];
        double weight = 1;
        double squaredWeights = 1;
        double squares = mean - mean; // NaN when the first value is
        for (int t = 0; t < values.Length; t++)
        {
            if (t > 0)
            {
                double before = keep * weight;
                weight = before + own;
                squaredWeights = keep * keep * squaredWeights + own * own;
                double delta = values[t] - mean;
                mean += own / weight * delta;
                squares = keep * squares + before * own / weight * delta * delta;
            }

            double divisor = weight - squaredWeights / weight;
            destination[t] =
                !unbiased ? squares / weight
                : divisor > 0 ? squares / divisor
                : double.NaN;
        }
    }
}
