using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Dependence;

/// <summary>Pearson's correlation over the last pairs of a stream.</summary>
/// <remarks>
/// Every step takes <see cref="Correlation.Pearson"/> of the window itself: it cannot drift, does not depend on where the
/// stream began, and recovers as soon as a NaN has left the window. Time O(window) per step, no allocation.
/// The state is <see cref="First"/> and <see cref="Second"/>.
/// </remarks>
public sealed class RollingCorrelation
{
    private readonly SlidingWindow _first;
    private readonly SlidingWindow _second;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Pairs per window, ≥ 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public RollingCorrelation(int window)
        : this(window, [], []) { }

    /// <summary>Continues from a saved window.</summary>
    /// <param name="window">Pairs per window, ≥ 2.</param>
    /// <param name="first">The saved <see cref="First"/>.</param>
    /// <param name="second">The saved <see cref="Second"/>, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ or exceed the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public RollingCorrelation(int window, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Reduction.RequireSameLength(first, second);
        _first = new(window, first);
        _second = new(window, second);
    }

    /// <summary>The first values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> First => _first.Values;

    /// <summary>The second values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Second => _second.Values;

    /// <summary>Takes the next pair.</summary>
    /// <param name="first">The first value; NaN makes the result NaN until it leaves the window.</param>
    /// <param name="second">The second value.</param>
    /// <returns>ρ in [−1, 1] over the window, NaN until it is full.</returns>
    public double Push(double first, double second)
    {
        _first.Push(first);
        _second.Push(second);
        return _first.IsFull ? Correlation.Pearson(First, Second) : double.NaN;
    }
}
