using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Microstructure;

/// <summary><see cref="BulkVolume"/> over a stream of closes, σ taken from the changes so far.</summary>
/// <remarks>The state is <see cref="LastClose"/> and <see cref="Changes"/>. Time O(window) per step, no allocation.</remarks>
public sealed class TrailingBulkVolume
{
    private readonly SlidingWindow _changes;
    private readonly double _degreesOfFreedom;

    /// <summary>Starts empty.</summary>
    /// <param name="window">How many changes σ covers, ≥ 2.</param>
    /// <param name="degreesOfFreedom">Of Student's t, above 0; +∞ is the normal distribution.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public TrailingBulkVolume(int window, double degreesOfFreedom = double.PositiveInfinity)
        : this(window, degreesOfFreedom, double.NaN, []) { }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="window">How many changes σ covers, ≥ 2.</param>
    /// <param name="degreesOfFreedom">Of Student's t, above 0; +∞ is the normal distribution.</param>
    /// <param name="lastClose">The saved <see cref="LastClose"/>.</param>
    /// <param name="changes">The saved <see cref="Changes"/>.</param>
    /// <exception cref="ArgumentException">There are more changes than the window keeps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public TrailingBulkVolume(int window, double degreesOfFreedom, double lastClose, ReadOnlySpan<double> changes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        BulkVolume.RequireDegrees(degreesOfFreedom);
        _changes = new(window, changes);
        _degreesOfFreedom = degreesOfFreedom;
        LastClose = lastClose;
    }

    /// <summary>The last close, NaN before the first.</summary>
    public double LastClose { get; private set; }

    /// <summary>The price changes kept, oldest first.</summary>
    public ReadOnlySpan<double> Changes => _changes.Values;

    /// <summary>Takes the next bar's close.</summary>
    /// <param name="close">Closing price; a NaN leaves the share undefined until its changes have left the window.</param>
    /// <returns>The bar's bought share in [0, 1]; NaN until the window is full.</returns>
    public double Push(double close)
    {
        double change = close - LastClose;
        bool first = double.IsNaN(LastClose) && _changes.Count == 0;
        LastClose = close;
        if (first)
        {
            return double.NaN;
        }

        _changes.Push(change);
        if (!_changes.IsFull)
        {
            return double.NaN;
        }

        ReadOnlySpan<double> window = _changes.Values;
        double squares = Reduction.SumOfSquaredDeviations(window, Reduction.Mean(window));
        return BulkVolume.Share(change, Math.Sqrt(squares / (window.Length - 1)), _degreesOfFreedom);
    }
}
