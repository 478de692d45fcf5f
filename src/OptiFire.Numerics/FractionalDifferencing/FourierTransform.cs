using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>A fast Fourier transform for convolutions: the spectrum stands in bit-reversed order, which products do not mind.</summary>
/// <remarks>
/// Radix 2, decimation in frequency forwards and in time backwards, real and imaginary parts apart. Vectors run over
/// independent butterflies, so no bit depends on their width. The inverse divides by the size.
/// <para>Source: W. M. Gentleman and G. Sande, "Fast Fourier transforms: for fun and profit", AFIPS Fall Joint Computer
/// Conference 29 (1966), 563–578.</para>
/// </remarks>
internal sealed class FourierTransform
{
    private static readonly int Width = Vector256<double>.Count;

    // The factors exp(−iπj/h) of the stage with butterflies of half-width h stand at [h − 1, 2h − 1).
    private readonly double[] _cosines;
    private readonly double[] _sines;

    public FourierTransform(int size)
    {
        Size = size;
        _cosines = new double[size - 1];
        _sines = new double[size - 1];
        for (int half = 1; half < size; half *= 2)
        {
            for (int j = 0; j < half; j++)
            {
                (_sines[half - 1 + j], _cosines[half - 1 + j]) = Math.SinCos(-Math.PI * j / half);
            }
        }
    }

    /// <summary>The length, a power of two.</summary>
    public int Size { get; }

    public void Forward(Span<double> real, Span<double> imaginary)
    {
        for (int half = Size / 2; half >= 1; half /= 2)
        {
            for (int start = 0; start < Size; start += 2 * half)
            {
                Forward(
                    real.Slice(start, half),
                    imaginary.Slice(start, half),
                    real.Slice(start + half, half),
                    imaginary.Slice(start + half, half)
                );
            }
        }
    }

    public void Inverse(Span<double> real, Span<double> imaginary)
    {
        for (int half = 1; half < Size; half *= 2)
        {
            for (int start = 0; start < Size; start += 2 * half)
            {
                Inverse(
                    real.Slice(start, half),
                    imaginary.Slice(start, half),
                    real.Slice(start + half, half),
                    imaginary.Slice(start + half, half)
                );
            }
        }

        double scale = 1.0 / Size;
        for (int i = 0; i < real.Length; i++)
        {
            real[i] *= scale;
            imaginary[i] *= scale;
        }
    }

    private void Forward(Span<double> ar, Span<double> ai, Span<double> br, Span<double> bi)
    {
        int half = ar.Length;
        ReadOnlySpan<double> cosines = _cosines.AsSpan(half - 1, half);
        ReadOnlySpan<double> sines = _sines.AsSpan(half - 1, half);
        int j = 0;
        for (; j <= half - Width; j += Width)
        {
            (Vector256<double> xr, Vector256<double> xi) = (Load(ar, j), Load(ai, j));
            (Vector256<double> yr, Vector256<double> yi) = (Load(br, j), Load(bi, j));
            (Vector256<double> c, Vector256<double> s) = (Load(cosines, j), Load(sines, j));
            (Vector256<double> dr, Vector256<double> di) = (xr - yr, xi - yi);
            Store(xr + yr, ar, j);
            Store(xi + yi, ai, j);
            Store(dr * c - di * s, br, j);
            Store(dr * s + di * c, bi, j);
        }

        for (; j < half; j++)
        {
            (double dr, double di) = (ar[j] - br[j], ai[j] - bi[j]);
            ar[j] += br[j];
            ai[j] += bi[j];
            br[j] = dr * cosines[j] - di * sines[j];
            bi[j] = dr * sines[j] + di * cosines[j];
        }
    }

    private void Inverse(Span<double> ar, Span<double> ai, Span<double> br, Span<double> bi)
    {
        int half = ar.Length;
        ReadOnlySpan<double> cosines = _cosines.AsSpan(half - 1, half);
        ReadOnlySpan<double> sines = _sines.AsSpan(half - 1, half);
        int j = 0;
        for (; j <= half - Width; j += Width)
        {
            (Vector256<double> yr, Vector256<double> yi) = (Load(br, j), Load(bi, j));
            (Vector256<double> c, Vector256<double> s) = (Load(cosines, j), Load(sines, j));
            (Vector256<double> tr, Vector256<double> ti) = (yr * c + yi * s, yi * c - yr * s);
            (Vector256<double> xr, Vector256<double> xi) = (Load(ar, j), Load(ai, j));
            Store(xr + tr, ar, j);
            Store(xi + ti, ai, j);
            Store(xr - tr, br, j);
            Store(xi - ti, bi, j);
        }

        for (; j < half; j++)
        {
            double tr = br[j] * cosines[j] + bi[j] * sines[j];
            double ti = bi[j] * cosines[j] - br[j] * sines[j];
            (br[j], ar[j]) = (ar[j] - tr, ar[j] + tr);
            (bi[j], ai[j]) = (ai[j] - ti, ai[j] + ti);
        }
    }

    private static Vector256<double> Load(ReadOnlySpan<double> values, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    private static void Store(Vector256<double> vector, Span<double> values, int at) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
}
