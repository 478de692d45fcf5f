namespace OptiFire.Numerics.Reductions;

/// <summary>The deviations of every window of two sequences, in constant time per window.</summary>
/// <remarks>
/// The values are cut into blocks as long as a window. A window that straddles the end of a block is a tail of that block
/// and a head of the next one; the sums of all tails and of all heads are taken in one pass each, relative to a value near
/// their common end, so an offset costs no digits and nothing drifts. Where the subtraction Σd² − (Σd)²/w would leave fewer
/// than twelve digits (the sequence jumped within the two blocks) the window is summed by itself as
/// <see cref="CrossDeviations.Of"/> does: the two agree to 1e-11 of Σ(x − x̄)². A window depends on no value outside its
/// two blocks, and on none that comes later.
/// </remarks>
internal sealed class RollingDeviations(int window)
{
    private const double LeastLeft = 1e-4; // of Σd²: 2⁻⁵² / 1e-4 is 2e-12

    private readonly Sums[] _tails = new Sums[window + 1];

    /// <summary>The deviations of the windows that end in the block after one.</summary>
    /// <param name="x">Values in time order.</param>
    /// <param name="y">As many.</param>
    /// <param name="block">Where the block begins whose tails the windows begin with.</param>
    /// <param name="results">The window that begins at block + 1, and those that follow; at most a window's length.</param>
    public void Take(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int block, Span<CrossDeviations> results)
    {
        int end = block + window;
        (double xBase, double yBase) = (Near(x, end), Near(y, end));
        Sums tail = default;
        _tails[window] = tail;
        for (int i = window - 1; i > 0; i--)
        {
            tail = tail.With(x[block + i] - xBase, y[block + i] - yBase);
            _tails[i] = tail;
        }

        Sums head = default;
        for (int i = 0; i < results.Length; i++)
        {
            head = head.With(x[end + i] - xBase, y[end + i] - yBase);
            Sums all = head.Plus(_tails[i + 1]);
            double squares = all.XX - (all.X * all.X / window);
            double otherSquares = all.YY - (all.Y * all.Y / window);
            results[i] =
                squares <= LeastLeft * all.XX || otherSquares <= LeastLeft * all.YY
                    ? CrossDeviations.Of(x.Slice(block + i + 1, window), y.Slice(block + i + 1, window))
                    : new CrossDeviations(
                        window,
                        xBase + (all.X / window),
                        yBase + (all.Y / window),
                        squares,
                        otherSquares,
                        all.XY - (all.X * all.Y / window)
                    );
        }
    }

    /// <summary>A value at or before a place, or else after it, that is a number.</summary>
    private double Near(ReadOnlySpan<double> values, int end)
    {
        for (int i = end - 1; i >= end - window; i--)
        {
            if (double.IsFinite(values[i]))
            {
                return values[i];
            }
        }

        for (int i = end; i < Math.Min(end + window, values.Length); i++)
        {
            if (double.IsFinite(values[i]))
            {
                return values[i];
            }
        }

        return 0;
    }

    private readonly record struct Sums(double X, double Y, double XX, double YY, double XY)
    {
        public Sums With(double x, double y) => new(X + x, Y + y, XX + (x * x), YY + (y * y), XY + (x * y));

        public Sums Plus(in Sums other) => new(X + other.X, Y + other.Y, XX + other.XX, YY + other.YY, XY + other.XY);
    }
}
