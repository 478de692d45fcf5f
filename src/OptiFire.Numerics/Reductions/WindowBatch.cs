using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Reductions;

/// <summary>The reductions of eight neighbouring windows at once, one window per vector element.</summary>
/// <remarks>
/// Each element goes through the partial sums of <see cref="Reduction"/> in the same order, so its bits are those of the
/// reduction of its window alone, whatever the processor's vectors.
/// </remarks>
internal static class WindowBatch
{
    /// <summary>The number of windows; the last one ends Windows − 1 places after the first.</summary>
    public const int Windows = 8;

    /// <summary>The means of the windows that start at the first eight values.</summary>
    public static Vector512<double> Mean(ReadOnlySpan<double> values, int window)
    {
        Require(values, window);
        ref double first = ref MemoryMarshal.GetReference(values);
        Vector512<double> shift = Vector512.LoadUnsafe(ref first);
        Lanes lanes = default;
        for (int lane = 0; lane < Reduction.Lanes; lane++)
        {
            Vector512<double> sum = default;
            for (int i = lane; i < window; i += Reduction.Lanes)
            {
                sum += Vector512.LoadUnsafe(ref first, (nuint)i) - shift;
            }

            lanes[lane] = sum;
        }

        return shift + Combine(lanes) / Vector512.Create((double)window);
    }

    /// <summary>Σ(x − x̄)² in lanes, Σ(x − x̄)³ and Σ(x − x̄)⁴ in the order of the values.</summary>
    public static (Vector512<double> Second, Vector512<double> Third, Vector512<double> Fourth) Powers(
        ReadOnlySpan<double> values,
        Vector512<double> mean,
        int window
    )
    {
        Require(values, window);
        ref double first = ref MemoryMarshal.GetReference(values);
        Lanes squares = default;
        Vector512<double> third = default;
        Vector512<double> fourth = default;
        for (int i = 0; i < window; i++)
        {
            Vector512<double> deviation = Vector512.LoadUnsafe(ref first, (nuint)i) - mean;
            Vector512<double> square = deviation * deviation;
            squares[i & (Reduction.Lanes - 1)] += square;
            third += square * deviation;
            fourth += square * square;
        }

        return (Combine(squares), third, fourth);
    }

    /// <summary>Lays five results of the windows out one after another, to be read window by window.</summary>
    public static void Store(
        Span<double> destination,
        Vector512<double> a,
        Vector512<double> b,
        Vector512<double> c,
        Vector512<double> d,
        Vector512<double> e
    )
    {
        a.CopyTo(destination);
        b.CopyTo(destination[Windows..]);
        c.CopyTo(destination[(2 * Windows)..]);
        d.CopyTo(destination[(3 * Windows)..]);
        e.CopyTo(destination[(4 * Windows)..]);
    }

    private static Vector512<double> Combine(in Lanes l) =>
        ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));

    private static void Require(ReadOnlySpan<double> values, int window)
    {
        if (values.Length < window + Windows - 1)
        {
            throw new ArgumentException("The windows reach beyond the values.", nameof(values));
        }
    }

    [System.Runtime.CompilerServices.InlineArray(Reduction.Lanes)]
    private struct Lanes
    {
        private Vector512<double> _first;
    }
}
