using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Cointegration;

/// <summary>The scale on which a spread is judged: the mean and deviation of its formation period.</summary>
/// <param name="Mean">μ, unit of the spread.</param>
/// <param name="Deviation">σ &gt; 0 with divisor n − 1, unit of the spread; NaN when the formation spread does not vary.</param>
/// <remarks>
/// <code>z = (u − μ)/σ</code>
/// The record is the whole state: fix it at the formation, then score one value after the other with no look ahead.
/// <para>Source: E. Gatev, W. N. Goetzmann and K. G. Rouwenhorst, Review of Financial Studies 19 (2006), 797–827.</para>
/// </remarks>
public readonly record struct SpreadScale(double Mean, double Deviation)
{
    /// <summary>Measures the scale of a formation period.</summary>
    /// <param name="formation">The spread of the formation period, in any order.</param>
    /// <returns>The scale; its deviation is NaN below two values, for a constant spread and where a value is NaN.</returns>
    public static SpreadScale Of(ReadOnlySpan<double> formation)
    {
        Moments moments = Moments.Of(formation);
        return new(
            formation.IsEmpty ? double.NaN : moments.Mean,
            moments.IsConstant ? double.NaN : moments.DeviationSample
        );
    }

    /// <summary>Scores one value.</summary>
    /// <param name="spread">The spread now, in its unit.</param>
    /// <returns>How many deviations it lies above the mean; NaN where the scale or the value is.</returns>
    public double Score(double spread) => (spread - Mean) / Deviation;

    /// <summary>Scores many values.</summary>
    /// <param name="spread">The spread in any order.</param>
    /// <param name="destination">As many scores; may be the input itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Score(ReadOnlySpan<double> spread, Span<double> destination)
    {
        Reduction.RequireSameLength(spread, destination);
        for (int t = 0; t < spread.Length; t++)
        {
            destination[t] = Score(spread[t]);
        }
    }
}
