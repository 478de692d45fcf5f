using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Wavelets;

/// <summary>How the variation of a stream is shared among time scales, over the last coefficients.</summary>
/// <remarks>
/// Of the causal coefficients W(j, t) of <see cref="CausalMaximalOverlap"/> over the last w steps,
/// <code>E(j) = Σ W(j, t)²,   share(j) = E(j)/Σᵢ E(i)</code>
/// Level j stands for periods from 2ʲ to 2ʲ⁺¹ steps. Every step sums the window anew, so nothing drifts and a NaN leaves
/// with its window. Time O(w·levels) per step, no allocation. The state is <see cref="Saved"/>.
/// <para>Source: D. B. Percival and A. T. Walden, "Wavelet Methods for Time Series Analysis" (2000), chapter 8.</para>
/// </remarks>
public sealed class RollingWaveletEnergy
{
    private readonly CausalMaximalOverlap _transform;
    private readonly SlidingWindow[] _coefficients;
    private readonly SlidingWindow _saved;
    private readonly double[] _energies;
    private readonly double[] _shares;

    /// <summary>Starts empty.</summary>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels J, 1 to 20.</param>
    /// <param name="window">Steps w per window, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public RollingWaveletEnergy(Wavelet wavelet, int levels, int window)
        : this(wavelet, levels, window, []) { }

    /// <summary>Continues from saved values.</summary>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels J, 1 to 20.</param>
    /// <param name="window">Steps w per window, ≥ 1.</param>
    /// <param name="saved">The <see cref="Saved"/> values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public RollingWaveletEnergy(Wavelet wavelet, int levels, int window, ReadOnlySpan<double> saved)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        _transform = new(wavelet, levels);
        _coefficients = new SlidingWindow[levels];
        for (int level = 0; level < levels; level++)
        {
            _coefficients[level] = new(window);
        }

        _saved = new(checked(_transform.WarmUp + window - 1));
        _energies = new double[levels];
        _shares = new double[levels];
        _energies.AsSpan().Fill(double.NaN);
        _shares.AsSpan().Fill(double.NaN);
        foreach (double value in saved)
        {
            Push(value);
        }
    }

    /// <summary>The last values, oldest first: pass them on to continue after a restart.</summary>
    public ReadOnlySpan<double> Saved => _saved.Values;

    /// <summary>Whether the window of every level is full of coefficients.</summary>
    public bool IsReady => _saved.IsFull;

    /// <summary>E(1) … E(J), squared unit of the values; NaN until a level's window is full of numbers.</summary>
    public ReadOnlySpan<double> Energies => _energies;

    /// <summary>The shares of the energies, adding up to 1; NaN while an energy is, or when nothing varies.</summary>
    public ReadOnlySpan<double> Shares => _shares;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">Any number, usually a return.</param>
    public void Push(double value)
    {
        _saved.Push(value);
        _transform.Push(value);
        for (int level = 0; level < _energies.Length; level++)
        {
            SlidingWindow window = _coefficients[level];
            window.Push(_transform.Details[level]);
            _energies[level] = window.IsFull ? Reduction.SumOfSquares(window.Values) : double.NaN;
        }

        double total = Reduction.Sum(_energies);
        for (int level = 0; level < _shares.Length; level++)
        {
            _shares[level] = total > 0 ? _energies[level] / total : double.NaN;
        }
    }
}
