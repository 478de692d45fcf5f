namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>A series made stationary with as little loss of its memory as that takes.</summary>
/// <remarks>
/// <code>yₜ = Σₖ wₖ·xₜ₋ₖ</code>
/// with the <see cref="FractionalWeights"/>; x is a log price, never a price of 0 or less. The fixed-width form uses the
/// same weights at every step; the expanding one uses all the past there is and so drifts with the sample's length.
/// A constant c gives c·Σw, not 0.
/// <para>Sources: as <see cref="FractionalWeights"/>.</para>
/// </remarks>
public static class FractionalDifference
{
    /// <summary>The fixed-width difference (FFD).</summary>
    /// <param name="values">Log prices, oldest first. NaN makes the results NaN whose window holds it.</param>
    /// <param name="weights">The weights of one window, from <see cref="FractionalWeights.AboveThreshold"/>.</param>
    /// <param name="destination">Receives as many values, in the unit of the input; NaN before the window is full. Must
    /// not overlap the values.</param>
    /// <param name="method">Direct equals <see cref="FractionalDifferencer"/> bit for bit.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no weight.</exception>
    public static void FixedWidth(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> weights,
        Span<double> destination,
        ConvolutionMethod method = ConvolutionMethod.Direct
    )
    {
        CausalConvolution.Apply(values, weights, destination, method);
        destination[..Math.Min(weights.Length - 1, destination.Length)].Fill(double.NaN);
    }

    /// <summary>The expanding difference: every value back to the first one counts.</summary>
    /// <param name="values">Log prices, oldest first.</param>
    /// <param name="order">The order d, finite.</param>
    /// <param name="destination">Receives as many values; the early ones carry the level. Must not overlap the values.</param>
    /// <param name="method">How; <see cref="ConvolutionMethod.Direct"/> takes O(n²).</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The order is not finite.</exception>
    public static void Expanding(
        ReadOnlySpan<double> values,
        double order,
        Span<double> destination,
        ConvolutionMethod method = ConvolutionMethod.Fastest
    )
    {
        double[] weights = FractionalWeights.OfCount(order, Math.Max(values.Length, 1));
        CausalConvolution.Apply(values, weights, destination, method);
    }
}
