using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>The fixed-width fractional difference of a stream.</summary>
/// <remarks>
/// Bit for bit what <see cref="FractionalDifference.FixedWidth"/> gives. Each step takes one product per weight and
/// allocates nothing. The state is <see cref="Values"/>.
/// </remarks>
public sealed class FractionalDifferencer
{
    private readonly double[] _weights;
    private readonly SlidingWindow _window;

    /// <summary>Starts empty.</summary>
    /// <param name="weights">The weights of one window, that of the newest value first; at least one.</param>
    /// <exception cref="ArgumentException">There is no weight.</exception>
    public FractionalDifferencer(ReadOnlySpan<double> weights)
        : this(weights, []) { }

    /// <summary>Continues from saved values.</summary>
    /// <param name="weights">The weights of one window, that of the newest value first; at least one.</param>
    /// <param name="saved">The saved <see cref="Values"/>.</param>
    /// <exception cref="ArgumentException">There is no weight, or more was saved than there are weights.</exception>
    public FractionalDifferencer(ReadOnlySpan<double> weights, ReadOnlySpan<double> saved)
    {
        if (weights.IsEmpty)
        {
            throw new ArgumentException("A difference needs at least one weight.", nameof(weights));
        }

        _weights = weights.ToArray();
        _window = new(weights.Length, saved);
    }

    /// <summary>The values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Values => _window.Values;

    /// <summary>Values needed before the first result.</summary>
    public int WarmUp => _weights.Length;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">A log price; NaN makes the result NaN until it leaves the window.</param>
    /// <returns>The difference, in the unit of the values; NaN until the window is full.</returns>
    public double Push(double value)
    {
        _window.Push(value);
        return _window.IsFull ? CausalConvolution.Last(_window.Values, _weights) : double.NaN;
    }
}
