using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Information;

/// <summary>The permutation entropy of the last values of a stream.</summary>
/// <remarks>
/// Whole counts are kept: each step equals <see cref="PermutationEntropy.Of"/> of the window bit for bit. Time
/// O(m² + m!) per step, no allocation. The state is <see cref="Values"/>.
/// </remarks>
public sealed class RollingPermutationEntropy
{
    private readonly SlidingWindow _window;
    private readonly int _order;
    private readonly int _delay;
    private readonly int _width;
    private readonly int[] _counts;
    private readonly double[] _terms;
    private int _missing;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Values per window, above (m − 1)τ.</param>
    /// <param name="order">m, from 2 to 8.</param>
    /// <param name="delay">τ ≥ 1 steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public RollingPermutationEntropy(int window, int order = 3, int delay = 1)
        : this(window, order, delay, []) { }

    /// <summary>Continues from a saved window.</summary>
    /// <param name="window">Values per window, above (m − 1)τ.</param>
    /// <param name="order">m, from 2 to 8.</param>
    /// <param name="delay">τ ≥ 1 steps.</param>
    /// <param name="saved">The saved <see cref="Values"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not in range.</exception>
    public RollingPermutationEntropy(int window, int order, int delay, ReadOnlySpan<double> saved)
    {
        OrdinalPatterns.Require(order, delay);
        _width = OrdinalPatterns.Reach(order, delay) + 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(window, _width);
        _window = new(window);
        _order = order;
        _delay = delay;
        _counts = new int[OrdinalPatterns.Count(order)];
        _terms = ShannonEntropy.Terms(window - _width + 1);
        foreach (double value in saved)
        {
            Push(value);
        }
    }

    /// <summary>The values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Values => _window.Values;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">Any number; NaN makes the result NaN until it leaves the window.</param>
    /// <returns>Bits in [0, log₂ m!]; NaN until the window is full.</returns>
    public double Push(double value)
    {
        if (_window.IsFull)
        {
            _counts[Pattern(_window.Values)]--;
            _missing -= double.IsNaN(_window.Values[0]) ? 1 : 0;
        }

        _window.Push(value);
        _missing += double.IsNaN(value) ? 1 : 0;
        if (_window.Count >= _width)
        {
            _counts[Pattern(_window.Values[^_width..])]++;
        }

        if (!_window.IsFull || _missing > 0)
        {
            return double.NaN;
        }

        double sum = 0;
        foreach (int count in _counts)
        {
            sum += _terms[count];
        }

        return sum;
    }

    // A pattern with a NaN has some number too, the same when it leaves as when it came.
    private int Pattern(ReadOnlySpan<double> values) => OrdinalPatterns.Of(values, _order, _delay);
}
