using System.Runtime.Intrinsics;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Mean, variance, skewness and kurtosis over the last values of a stream.</summary>
/// <remarks>
/// Every step takes <see cref="Moments.Of"/> of the window itself: two passes, right at an offset of 1e8, without drift,
/// and free of a NaN as soon as it has left. Time O(window) per step, no allocation. The state is <see cref="Values"/>.
/// </remarks>
public sealed class RollingMoments
{
    private readonly SlidingWindow _window;

    /// <summary>Starts empty.</summary>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public RollingMoments(int window)
        : this(window, []) { }

    /// <summary>Continues from a saved window.</summary>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <param name="saved">The saved <see cref="Values"/>.</param>
    /// <exception cref="ArgumentException">More values were saved than the window keeps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public RollingMoments(int window, ReadOnlySpan<double> saved)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        _window = new(window, saved);
    }

    /// <summary>The values now in the window, oldest first.</summary>
    public ReadOnlySpan<double> Values => _window.Values;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">Any number; NaN makes every moment NaN until it leaves the window.</param>
    /// <returns>The moments of the window; null until it is full.</returns>
    public Moments? Push(double value)
    {
        _window.Push(value);
        return _window.IsFull ? Moments.Of(_window.Values) : null;
    }

    /// <summary>The moments of the window that ends at each value.</summary>
    /// <param name="values">Values in time order.</param>
    /// <param name="window">Values per window, ≥ 2.</param>
    /// <param name="mean">Receives means, one per value, or is empty. All four: NaN until the window is full and while a
    /// NaN is in it, the same bits as <see cref="Push"/>.</param>
    /// <param name="variance">Receives <see cref="Moments.VarianceSample"/>, or is empty.</param>
    /// <param name="skewness">Receives <see cref="Moments.Skewness"/>, or is empty.</param>
    /// <param name="excessKurtosis">Receives <see cref="Moments.ExcessKurtosis"/>, or is empty.</param>
    /// <exception cref="ArgumentException">A destination is neither empty nor as long as the values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public static void Compute(
        ReadOnlySpan<double> values,
        int window,
        Span<double> mean,
        Span<double> variance,
        Span<double> skewness,
        Span<double> excessKurtosis
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Start(values, window, mean);
        Start(values, window, variance);
        Start(values, window, skewness);
        Start(values, window, excessKurtosis);
        Span<double> sums = stackalloc double[5 * WindowBatch.Windows];
        int start = 0;
        for (; start <= values.Length - window - (WindowBatch.Windows - 1); start += WindowBatch.Windows)
        {
            ReadOnlySpan<double> part = values[start..];
            Vector512<double> means = WindowBatch.Mean(part, window);
            (Vector512<double> second, Vector512<double> third, Vector512<double> fourth) = WindowBatch.Powers(
                part,
                means,
                window
            );
            WindowBatch.Store(sums, means, second, third, fourth, default);
            for (int i = 0; i < WindowBatch.Windows; i++)
            {
                Store(
                    new(window, sums[i], sums[8 + i], sums[16 + i], sums[24 + i]),
                    start + i + window - 1,
                    mean,
                    variance,
                    skewness,
                    excessKurtosis
                );
            }
        }

        for (; start <= values.Length - window; start++)
        {
            Moments moments = Moments.Of(values.Slice(start, window));
            Store(moments, start + window - 1, mean, variance, skewness, excessKurtosis);
        }
    }

    private static void Start(ReadOnlySpan<double> values, int window, Span<double> destination)
    {
        if (!destination.IsEmpty)
        {
            Reduction.RequireSameLength(values, destination);
            destination[..Math.Min(window - 1, destination.Length)].Fill(double.NaN);
        }
    }

    private static void Store(
        Moments moments,
        int at,
        Span<double> mean,
        Span<double> variance,
        Span<double> skewness,
        Span<double> excessKurtosis
    )
    {
        if (!mean.IsEmpty)
        {
            mean[at] = moments.Mean;
        }

        if (!variance.IsEmpty)
        {
            variance[at] = moments.VarianceSample;
        }

        if (!skewness.IsEmpty)
        {
            skewness[at] = moments.Skewness;
        }

        if (!excessKurtosis.IsEmpty)
        {
            excessKurtosis[at] = moments.ExcessKurtosis;
        }
    }
}
