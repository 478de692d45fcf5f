using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Wavelets;

/// <summary>The filters of the maximal overlap transform: those of the decimated one over √2, spread by 2^(level − 1).</summary>
/// <remarks>Every output is one sum in the order of its taps, so neither the vector width nor the form changes a bit.</remarks>
internal sealed class MaximalOverlapFilter
{
    private const int MostLevels = 20;

    private readonly double[] _scaling;
    private readonly double[] _wavelet;

    public MaximalOverlapFilter(Wavelet wavelet)
    {
        ArgumentNullException.ThrowIfNull(wavelet);
        _scaling = wavelet.Scaling.ToArray();
        for (int l = 0; l < _scaling.Length; l++)
        {
            _scaling[l] /= Math.Sqrt(2);
        }

        _wavelet = Wavelet.QuadratureMirror(_scaling, firstSign: 1);
    }

    public ReadOnlySpan<double> Scaling => _scaling;

    public ReadOnlySpan<double> Wavelets => _wavelet;

    /// <summary>How far the filter of a level reaches back: (F − 1)·2^(level − 1).</summary>
    public int Reach(int level) => checked((_scaling.Length - 1) << (level - 1));

    /// <summary>Values that the first coefficient of a level needs: (2^level − 1)(F − 1) + 1.</summary>
    public int Width(int level) => checked(((1 << level) - 1) * (_scaling.Length - 1) + 1);

    public static void RequireLevels(int levels)
    {
        if (levels is < 1 or > MostLevels)
        {
            throw new ArgumentOutOfRangeException(nameof(levels), levels, $"Levels must be in [1, {MostLevels}].");
        }
    }

    /// <summary>The newest output: Σₗ hₗ·x[last − l·stride].</summary>
    public static double Last(ReadOnlySpan<double> values, ReadOnlySpan<double> taps, int stride)
    {
        double sum = 0;
        for (int l = 0; l < taps.Length; l++)
        {
            sum += taps[l] * values[values.Length - 1 - l * stride];
        }

        return sum;
    }

    /// <summary>y[t] = Σₗ hₗ·x[t − l·stride] for t ≥ reach; earlier ones are left alone.</summary>
    public static void Back(ReadOnlySpan<double> x, ReadOnlySpan<double> taps, int stride, Span<double> y)
    {
        int reach = (taps.Length - 1) * stride;
        ref double source = ref MemoryMarshal.GetReference(x[..y.Length]);
        int t = reach;
        for (; t <= y.Length - Vector256<double>.Count; t += Vector256<double>.Count)
        {
            Vector256<double> sum = default;
            for (int l = 0; l < taps.Length; l++)
            {
                sum += Vector256.Create(taps[l]) * Vector256.LoadUnsafe(ref source, (nuint)(t - l * stride));
            }

            sum.CopyTo(y[t..]);
        }

        for (; t < y.Length; t++)
        {
            y[t] = Last(x[..(t + 1)], taps, stride);
        }
    }

    /// <summary>The same round a circle, for every t.</summary>
    public static void Circular(ReadOnlySpan<double> x, ReadOnlySpan<double> taps, int stride, Span<double> y)
    {
        Back(x, taps, stride, y);
        int wrapped = Math.Min(checked((taps.Length - 1) * stride), y.Length);
        for (int t = 0; t < wrapped; t++)
        {
            y[t] = Around(x, taps, -stride, t);
        }
    }

    /// <summary>y[t] += Σₗ hₗ·x[(t + l·stride) mod n]: the transpose.</summary>
    public static void AddTransposed(ReadOnlySpan<double> x, ReadOnlySpan<double> taps, int stride, Span<double> y)
    {
        for (int t = 0; t < y.Length; t++)
        {
            y[t] += Around(x, taps, stride, t);
        }
    }

    private static double Around(ReadOnlySpan<double> x, ReadOnlySpan<double> taps, int step, int t)
    {
        int n = x.Length;
        int move = (step % n + n) % n;
        int at = t;
        double sum = 0;
        foreach (double tap in taps)
        {
            sum += tap * x[at];
            at += move;
            at = at >= n ? at - n : at;
        }

        return sum;
    }
}
