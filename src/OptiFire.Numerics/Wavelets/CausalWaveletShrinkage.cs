using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Wavelets;

/// <summary>Wavelet shrinkage of a stream: at each step the last value of the denoised last window.</summary>
/// <remarks>
/// Uses nothing but the last w values, noise level and threshold included, so later values never change a result. The
/// price is the right edge, where the boundary is invented data: the result is less smooth than the research form's.
/// Time O(w log w) per step, no allocation. The state is <see cref="Values"/>. Formula and source:
/// <see cref="WaveletShrinkage"/>.
/// </remarks>
public sealed class CausalWaveletShrinkage
{
    private readonly SlidingWindow _window;
    private readonly WaveletDecomposition _decomposition;
    private readonly ShrinkageRule _rule;
    private readonly double[] _scratch;
    private readonly double[] _denoised;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 1 to 30.</param>
    /// <param name="rule">Soft or hard.</param>
    /// <param name="boundary">What stands beyond the ends of the window.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public CausalWaveletShrinkage(
        int window,
        Wavelet wavelet,
        int levels,
        ShrinkageRule rule = ShrinkageRule.Soft,
        WaveletBoundary boundary = WaveletBoundary.Symmetric
    )
        : this(window, wavelet, levels, rule, boundary, []) { }

    /// <summary>Continues from a saved window.</summary>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 1 to 30.</param>
    /// <param name="rule">Soft or hard.</param>
    /// <param name="boundary">What stands beyond the ends of the window.</param>
    /// <param name="saved">The saved <see cref="Values"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    /// <exception cref="ArgumentException">More values were saved than the window keeps.</exception>
    public CausalWaveletShrinkage(
        int window,
        Wavelet wavelet,
        int levels,
        ShrinkageRule rule,
        WaveletBoundary boundary,
        ReadOnlySpan<double> saved
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        _window = new(window, saved);
        _decomposition = new(window, wavelet, levels, boundary);
        _rule = rule;
        _scratch = WaveletShrinkage.Scratch(_decomposition);
        _denoised = new double[window];
    }

    /// <summary>The values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Values => _window.Values;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">Any number; NaN makes the result NaN until it leaves the window.</param>
    /// <returns>The denoised newest value; NaN until the window is full.</returns>
    public double Push(double value)
    {
        _window.Push(value);
        if (!_window.IsFull)
        {
            return double.NaN;
        }

        _decomposition.Analyze(_window.Values);
        WaveletShrinkage.Apply(_decomposition, _rule, _scratch);
        _decomposition.Synthesize(_denoised);
        return _denoised[^1];
    }
}
