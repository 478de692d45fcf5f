using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Dependence;

/// <summary><see cref="FisherBreakdown"/> over a stream of pairs.</summary>
/// <remarks>
/// Every step is <see cref="FisherBreakdown.Latest"/> on the kept pairs: bit for bit the batch result. The state is
/// <see cref="First"/> and <see cref="Second"/>. Time O(windows) per step, no allocation.
/// </remarks>
public sealed class BreakdownMonitor
{
    private readonly int _shortWindow;
    private readonly int _longWindow;
    private readonly double _threshold;
    private readonly SlidingWindow _first;
    private readonly SlidingWindow _second;

    /// <summary>Starts empty.</summary>
    /// <param name="shortWindow">Recent pairs, ≥ 4.</param>
    /// <param name="longWindow">Pairs before those, ≥ 4.</param>
    /// <param name="threshold">The least |Z| of a breakdown, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A window is below 4 or the threshold not above 0.</exception>
    public BreakdownMonitor(int shortWindow, int longWindow, double threshold)
        : this(shortWindow, longWindow, threshold, [], []) { }

    /// <summary>Continues from saved pairs.</summary>
    /// <param name="shortWindow">Recent pairs, ≥ 4.</param>
    /// <param name="longWindow">Pairs before those, ≥ 4.</param>
    /// <param name="threshold">The least |Z| of a breakdown, above 0.</param>
    /// <param name="first">The saved <see cref="First"/>.</param>
    /// <param name="second">The saved <see cref="Second"/>, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ or exceed the windows together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A window is below 4 or the threshold not above 0.</exception>
    public BreakdownMonitor(
        int shortWindow,
        int longWindow,
        double threshold,
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second
    )
    {
        FisherBreakdown.RequireWindows(shortWindow, longWindow);
        _ = FisherBreakdown.Classify(0, threshold);
        Reduction.RequireSameLength(first, second);
        _shortWindow = shortWindow;
        _longWindow = longWindow;
        _threshold = threshold;
        _first = new(shortWindow + longWindow, first);
        _second = new(shortWindow + longWindow, second);
    }

    /// <summary>The first returns kept, oldest first.</summary>
    public ReadOnlySpan<double> First => _first.Values;

    /// <summary>The second returns kept, oldest first.</summary>
    public ReadOnlySpan<double> Second => _second.Values;

    /// <summary>Takes the next pair of returns.</summary>
    /// <param name="first">The first return; NaN leaves the reading undefined while it is in a window.</param>
    /// <param name="second">The second return.</param>
    /// <returns>The reading after it, <see cref="BreakdownReading.None"/> until both windows are full.</returns>
    public BreakdownReading Push(double first, double second)
    {
        _first.Push(first);
        _second.Push(second);
        return FisherBreakdown.Latest(First, Second, _shortWindow, _longWindow, _threshold);
    }
}
