using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Information;

/// <summary>Which values of a series are near those some steps later, one bit each.</summary>
internal static class LagMatches
{
    private const int LongestStretch = 32;

    public static void Require(int length, double tolerance)
    {
        if (length is < 1 or > LongestStretch)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length),
                length,
                $"The length must be in [1, {LongestStretch}]."
            );
        }

        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be at least 0.");
        }
    }

    public static bool AreFinite(ReadOnlySpan<double> values)
    {
        bool finite = true;
        foreach (double value in values)
        {
            finite &= double.IsFinite(value);
        }

        return finite;
    }

    /// <summary>Words for the bits of a series, and one of zeros to shift in from.</summary>
    public static int Words(int count) => count / 64 + 2;

    /// <summary>Bit i says whether |xᵢ − xᵢ₊lag| ≤ tolerance.</summary>
    public static void Near(ReadOnlySpan<double> values, int lag, double tolerance, Span<ulong> bits)
    {
        int count = values.Length - lag;
        ref double first = ref MemoryMarshal.GetReference(values);
        Vector256<double> bound = Vector256.Create(tolerance);
        int words = (count + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            ulong near = 0;
            int start = 64 * word;
            int end = Math.Min(64, count - start);
            int i = 0;
            for (; i <= end - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> difference =
                    Vector256.LoadUnsafe(ref first, (nuint)(start + i))
                    - Vector256.LoadUnsafe(ref first, (nuint)(start + i + lag));
                uint mask = Vector256.LessThanOrEqual(Vector256.Abs(difference), bound).ExtractMostSignificantBits();
                near |= (ulong)mask << i;
            }

            for (; i < end; i++)
            {
                near |= Math.Abs(values[start + i] - values[start + i + lag]) <= tolerance ? 1UL << i : 0;
            }

            bits[word] = near;
        }

        bits[words..].Clear();
    }

    /// <summary>Bit i says whether bits i to i + length − 1 are all set, for the first bits.</summary>
    /// <returns>The number of words written.</returns>
    public static int Alike(ReadOnlySpan<ulong> near, int length, int count, Span<ulong> alike)
    {
        int words = (count + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            ulong all = near[word];
            for (int step = 1; step < length && all != 0; step++)
            {
                all &= Shifted(near, word, step);
            }

            alike[word] = all;
        }

        if (count % 64 != 0)
        {
            alike[words - 1] &= (1UL << (count % 64)) - 1;
        }

        return words;
    }

    /// <summary>The word of bits that stand some steps later; steps from 1 to 63.</summary>
    public static ulong Shifted(ReadOnlySpan<ulong> bits, int word, int steps) =>
        (bits[word] >> steps) | (bits[word + 1] << (64 - steps));
}
