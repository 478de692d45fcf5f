using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>Weighted sums over the past of a sequence.</summary>
/// <remarks>
/// <code>yₜ = Σₖ wₖ·xₜ₋ₖ,   k = 0 … min(t, K − 1)</code>
/// NaN and infinities make exactly the results NaN or infinite that they reach. Vectors run over results, each of which is
/// one sum in a stated order, so no bit depends on their width.
/// <para>Source of the block form: T. G. Stockham, "High-speed convolution and correlation", AFIPS Spring Joint Computer
/// Conference 28 (1966), 229–233 (overlap–save).</para>
/// </remarks>
public static class CausalConvolution
{
    /// <summary>From so many weights on the Fourier form is the faster one.</summary>
    public const int FourierFrom = 200;

    private const int Smallest = 1024;
    private static readonly int Width = Vector256<double>.Count;

    /// <summary>Convolves a sequence with weights over its past.</summary>
    /// <param name="values">The sequence, oldest first.</param>
    /// <param name="weights">The weights, that of the newest value first; at least one, finite.</param>
    /// <param name="destination">Receives as many sums; must not overlap the values. The first K − 1 have fewer terms.</param>
    /// <param name="method">How.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method.</exception>
    public static void Apply(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> weights,
        Span<double> destination,
        ConvolutionMethod method = ConvolutionMethod.Direct
    )
    {
        Reduction.RequireSameLength(values, destination);
        if (weights.IsEmpty)
        {
            throw new ArgumentException("A convolution needs at least one weight.", nameof(weights));
        }

        switch (method)
        {
            case ConvolutionMethod.Direct:
                Direct(values, weights, 0, destination);
                break;
            case ConvolutionMethod.Fourier:
                Fourier(values, weights, destination);
                break;
            case ConvolutionMethod.Fastest:
                bool isLong = Math.Min(weights.Length, values.Length) >= FourierFrom;
                Apply(values, weights, destination, isLong ? ConvolutionMethod.Fourier : ConvolutionMethod.Direct);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(method), method, "No such method.");
        }
    }

    /// <summary>The newest result alone: Σₖ wₖ·x[last − k], the oldest term first.</summary>
    /// <param name="values">The past, oldest first; where it is shorter than the weights, the later weights are left out.</param>
    /// <param name="weights">The weights, that of the newest value first.</param>
    /// <returns>The same bits as <see cref="Apply"/> with <see cref="ConvolutionMethod.Direct"/>; 0 when empty.</returns>
    public static double Last(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        int last = values.Length - 1;
        double sum = 0;
        for (int k = Math.Min(values.Length, weights.Length) - 1; k >= 0; k--)
        {
            sum += weights[k] * values[last - k];
        }

        return sum;
    }

    private static void Direct(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, int from, Span<double> y)
    {
        int t = from;
        int end = from + y.Length;
        for (int warm = Math.Min(end, weights.Length - 1); t < warm; t++)
        {
            y[t - from] = Last(x[..(t + 1)], weights);
        }

        // Unchecked reads: x[t − k] for k below the number of weights, which t has reached, up to the last of y.
        ref double source = ref MemoryMarshal.GetReference(x[..end]);
        for (; t <= end - 4 * Width; t += 4 * Width)
        {
            Vector256<double> a = default;
            Vector256<double> b = default;
            Vector256<double> c = default;
            Vector256<double> d = default;
            for (int k = weights.Length - 1; k >= 0; k--)
            {
                nuint at = (nuint)(t - k);
                Vector256<double> weight = Vector256.Create(weights[k]);
                a += weight * Vector256.LoadUnsafe(ref source, at);
                b += weight * Vector256.LoadUnsafe(ref source, at + (nuint)Width);
                c += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(2 * Width));
                d += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(3 * Width));
            }

            Span<double> results = y[(t - from)..];
            a.CopyTo(results);
            b.CopyTo(results[Width..]);
            c.CopyTo(results[(2 * Width)..]);
            d.CopyTo(results[(3 * Width)..]);
        }

        for (; t < end; t++)
        {
            y[t - from] = Last(x[..(t + 1)], weights);
        }
    }

    private static void Fourier(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, Span<double> y)
    {
        if (x.IsEmpty)
        {
            return;
        }

        weights = weights[..Math.Min(weights.Length, x.Length)];
        int overlap = weights.Length - 1;
        long roomy = Math.Max(Smallest, Math.Min(4L * weights.Length, (long)x.Length + overlap));
        FourierTransform transform = new(checked((int)BitOperations.RoundUpToPowerOf2((ulong)roomy)));
        int size = transform.Size;
        int step = size - overlap;
        double[] rooms = new double[4 * size];
        Span<double> weightReal = rooms.AsSpan(0, size);
        Span<double> weightImaginary = rooms.AsSpan(size, size);
        Span<double> real = rooms.AsSpan(2 * size, size);
        Span<double> imaginary = rooms.AsSpan(3 * size, size);
        weights.CopyTo(weightReal);
        transform.Forward(weightReal, weightImaginary);

        // Real weights act on two blocks at once: one is the real, the other the imaginary part.
        for (int start = 0; start < x.Length; start += 2 * step)
        {
            bool finite = Load(x, start - overlap, real) & Load(x, start + step - overlap, imaginary);
            transform.Forward(real, imaginary);
            for (int i = 0; i < size; i++)
            {
                double product = real[i] * weightReal[i] - imaginary[i] * weightImaginary[i];
                imaginary[i] = real[i] * weightImaginary[i] + imaginary[i] * weightReal[i];
                real[i] = product;
            }

            transform.Inverse(real, imaginary);
            int first = Math.Min(step, x.Length - start);
            int second = Math.Clamp(x.Length - start - step, 0, step);
            if (finite)
            {
                real.Slice(overlap, first).CopyTo(y[start..]);
                imaginary.Slice(overlap, second).CopyTo(y[Math.Min(start + step, y.Length)..]);
            }
            else
            {
                // One NaN would fill the whole block.
                Direct(x, weights, start, y.Slice(start, first + second));
            }
        }
    }

    private static bool Load(ReadOnlySpan<double> x, int start, Span<double> block)
    {
        block.Clear();
        int from = Math.Max(start, 0);
        int end = Math.Min((int)Math.Min((long)start + block.Length, int.MaxValue), x.Length);
        if (from < end)
        {
            x[from..end].CopyTo(block[(from - start)..]);
        }

        // x − x is 0 for a number and NaN for NaN and the infinities.
        double sum = 0;
        foreach (double value in block)
        {
            sum += value - value;
        }

        return sum == 0;
    }
}
