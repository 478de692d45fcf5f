using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Information;

/// <summary>The Shannon entropy of the last values of a stream, in fixed bins.</summary>
/// <remarks>
/// Whole counts are kept, so nothing drifts: each step equals <see cref="ShannonEntropy.Of"/> of the window bit for bit.
/// Time O(k) per step, no allocation. The state is <see cref="Values"/>.
/// </remarks>
public sealed class RollingShannonEntropy
{
    private readonly SlidingWindow _window;
    private readonly BinEdges _bins;
    private readonly int[] _counts;
    private readonly double[] _terms;
    private int _missing;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Values per window, ≥ 1.</param>
    /// <param name="bins">Edges fitted on other data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public RollingShannonEntropy(int window, BinEdges bins)
        : this(window, bins, []) { }

    /// <summary>Continues from a saved window.</summary>
    /// <param name="window">Values per window, ≥ 1.</param>
    /// <param name="bins">Edges fitted on other data.</param>
    /// <param name="saved">The saved <see cref="Values"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public RollingShannonEntropy(int window, BinEdges bins, ReadOnlySpan<double> saved)
    {
        ArgumentNullException.ThrowIfNull(bins);
        _window = new(window);
        _bins = bins;
        _counts = new int[bins.Count];
        _terms = ShannonEntropy.Terms(window);
        foreach (double value in saved)
        {
            Push(value);
        }
    }

    /// <summary>The values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Values => _window.Values;

    /// <summary>How many of them are in each bin.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">A return; NaN makes the result NaN until it leaves the window.</param>
    /// <returns>Bits in [0, log₂ k]; NaN until the window is full.</returns>
    public double Push(double value)
    {
        if (_window.IsFull)
        {
            Count(_window.Values[0], -1);
        }

        _window.Push(value);
        Count(value, 1);
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

    private void Count(double value, int change)
    {
        int index = _bins.IndexOf(value);
        if (index < 0)
        {
            _missing += change;
        }
        else
        {
            _counts[index] += change;
        }
    }
}
