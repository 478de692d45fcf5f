using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Wavelets;

/// <summary>Takes white noise off a sequence by thresholding its wavelet details: VisuShrink.</summary>
/// <remarks>
/// <code>σ = median|cD₁| / 0.67449,   λ = σ·√(2 ln n)</code>
/// Every detail of every level is shrunk by a <see cref="ShrinkageRule"/>, the approximation is kept, and the sequence is
/// put together again. Where more than half of the finest details are 0, σ is 0 and nothing changes.
/// <para>The whole-sequence form uses the future of every value but the last: "denoise, then backtest" is a leak. A live
/// feature uses <see cref="CausalWaveletShrinkage"/>, or <see cref="Rolling"/> for its whole history.</para>
/// <para>Source: D. L. Donoho and I. M. Johnstone, "Ideal spatial adaptation by wavelet shrinkage",
/// Biometrika 81 (1994), 425–455.</para>
/// </remarks>
public static class WaveletShrinkage
{
    // Φ⁻¹(0.75): the median of |z| for a standard normal z.
    private const double NormalMedian = 0.6744897501960817;

    /// <summary>Denoises a whole sequence: for research.</summary>
    /// <param name="values">The sequence, n ≥ 2. A NaN makes everything NaN.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 1 to 30.</param>
    /// <param name="destination">Receives n values; may be the input.</param>
    /// <param name="rule">Soft or hard.</param>
    /// <param name="boundary">What stands beyond the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not in range.</exception>
    /// <exception cref="ArgumentException">The lengths differ or are below 2.</exception>
    public static Shrinkage Denoise(
        ReadOnlySpan<double> values,
        Wavelet wavelet,
        int levels,
        Span<double> destination,
        ShrinkageRule rule = ShrinkageRule.Soft,
        WaveletBoundary boundary = WaveletBoundary.Symmetric
    )
    {
        Reduction.RequireSameLength(values, destination);
        WaveletDecomposition decomposition = new(values.Length, wavelet, levels, boundary);
        decomposition.Analyze(values);
        Shrinkage shrinkage = Apply(decomposition, rule, Scratch(decomposition));
        decomposition.Synthesize(destination);
        return shrinkage;
    }

    /// <summary>Denoises the window that ends at each value and keeps its last value only.</summary>
    /// <param name="values">Values in time order.</param>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 1 to 30.</param>
    /// <param name="destination">One value per value, NaN until the window is full and while a NaN is in it; the same
    /// bits as <see cref="CausalWaveletShrinkage"/>.</param>
    /// <param name="rule">Soft or hard.</param>
    /// <param name="boundary">What stands beyond the ends of the window.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window or the levels are not in range.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Rolling(
        ReadOnlySpan<double> values,
        int window,
        Wavelet wavelet,
        int levels,
        Span<double> destination,
        ShrinkageRule rule = ShrinkageRule.Soft,
        WaveletBoundary boundary = WaveletBoundary.Symmetric
    )
    {
        Reduction.RequireSameLength(values, destination);
        CausalWaveletShrinkage causal = new(window, wavelet, levels, rule, boundary);
        for (int t = 0; t < values.Length; t++)
        {
            destination[t] = causal.Push(values[t]);
        }
    }

    /// <summary>Shrinks the details of a decomposition in place.</summary>
    /// <param name="decomposition">At least one level, of at least two values.</param>
    /// <param name="rule">Soft or hard.</param>
    /// <param name="scratch">Room for the details of level 1; its content is overwritten.</param>
    /// <exception cref="ArgumentException">There is no level, one value, or too little room.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static Shrinkage Apply(WaveletDecomposition decomposition, ShrinkageRule rule, Span<double> scratch)
    {
        ArgumentNullException.ThrowIfNull(decomposition);
        if (decomposition.Levels == 0 || decomposition.Length < 2)
        {
            throw new ArgumentException("Shrinkage needs at least one level and two values.", nameof(decomposition));
        }

        if (!Enum.IsDefined(rule))
        {
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "The rule is soft or hard.");
        }

        double sigma = MedianAbsoluteDeviation.FromZero(decomposition.Detail(1), scratch) / NormalMedian;
        double threshold = sigma * Math.Sqrt(2 * Math.Log(decomposition.Length));
        int zeroed = 0;
        for (int level = 1; level <= decomposition.Levels; level++)
        {
            foreach (ref double detail in decomposition.Detail(level))
            {
                double excess = Math.Abs(detail) - threshold;
                detail =
                    excess < 0 ? 0
                    : rule == ShrinkageRule.Hard ? detail + 0 * excess
                    : Math.CopySign(excess, detail);
                zeroed += detail == 0 ? 1 : 0;
            }
        }

        return new(sigma, threshold, zeroed);
    }

    internal static double[] Scratch(WaveletDecomposition decomposition) =>
        decomposition.Levels == 0 ? [] : new double[decomposition.Detail(1).Length];
}
