using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Cointegration;

/// <summary>The least-squares hedge ratio over the last pairs of a stream.</summary>
/// <remarks>
/// Every step takes <see cref="HedgeRatio.LeastSquares"/> of the window itself, so it equals the batch form bit for bit,
/// cannot drift, keeps its digits at a level of 1e8, and recovers as soon as a NaN has left the window.
/// Time O(window) per step, no allocation. The state is <see cref="Y"/> and <see cref="X"/>.
/// </remarks>
public sealed class RollingHedgeRatio
{
    private readonly SlidingWindow _y;
    private readonly SlidingWindow _x;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Pairs per window, ≥ 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public RollingHedgeRatio(int window)
        : this(window, [], []) { }

    /// <summary>Continues from a saved window.</summary>
    /// <param name="window">Pairs per window, ≥ 2.</param>
    /// <param name="y">The saved <see cref="Y"/>.</param>
    /// <param name="x">The saved <see cref="X"/>, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ or exceed the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public RollingHedgeRatio(int window, ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Reduction.RequireSameLength(y, x);
        _y = new(window, y);
        _x = new(window, x);
    }

    /// <summary>The explained values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Y => _y.Values;

    /// <summary>The explaining values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> X => _x.Values;

    /// <summary>Takes the next pair.</summary>
    /// <param name="y">The explained value; NaN makes the line NaN until it leaves the window.</param>
    /// <param name="x">The explaining value.</param>
    /// <returns>The line over the window, NaN until it is full.</returns>
    public HedgeLine Push(double y, double x)
    {
        _y.Push(y);
        _x.Push(x);
        return _y.IsFull ? HedgeRatio.LeastSquares(Y, X) : new(double.NaN, double.NaN);
    }
}
