using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Wavelets;

/// <summary>Sliding sums of products of two sequences with the two phases of a filter.</summary>
/// <remarks>Vectors run over outputs, each of which is one sum in the order of its taps: no bit depends on their width.</remarks>
internal static class PolyphaseFilter
{
    private const int Width = 4;

    /// <summary>yₖ = Σₚ fₚ·uₖ₊ₚ + gₚ·vₖ₊ₚ.</summary>
    public static void Apply(
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> f,
        ReadOnlySpan<double> v,
        ReadOnlySpan<double> g,
        Span<double> y
    )
    {
        // The vector loop reads unchecked: what it may reach is checked here, once.
        if (u.Length < y.Length + f.Length - 1 || v.Length < y.Length + f.Length - 1 || g.Length != f.Length)
        {
            throw new ArgumentException("The sequences are too short for the filter.", nameof(u));
        }

        ref double first = ref MemoryMarshal.GetReference(u);
        ref double second = ref MemoryMarshal.GetReference(v);
        ref double result = ref MemoryMarshal.GetReference(y);
        int k = 0;
        for (; k <= y.Length - 2 * Width; k += 2 * Width)
        {
            Vector256<double> low = default;
            Vector256<double> high = default;
            for (int p = 0; p < f.Length; p++)
            {
                nuint at = (nuint)(k + p);
                Vector256<double> tap = Vector256.Create(f[p]);
                low += tap * Vector256.LoadUnsafe(ref first, at);
                high += tap * Vector256.LoadUnsafe(ref first, at + Width);
                tap = Vector256.Create(g[p]);
                low += tap * Vector256.LoadUnsafe(ref second, at);
                high += tap * Vector256.LoadUnsafe(ref second, at + Width);
            }

            low.StoreUnsafe(ref result, (nuint)k);
            high.StoreUnsafe(ref result, (nuint)(k + Width));
        }

        for (; k < y.Length; k++)
        {
            double sum = 0;
            for (int p = 0; p < f.Length; p++)
            {
                sum += f[p] * u[k + p];
                sum += g[p] * v[k + p];
            }

            y[k] = sum;
        }
    }
}
