using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Reductions;

/// <summary>Sums whose bits do not depend on how wide the processor's vectors are.</summary>
/// <remarks>
/// Every reduction keeps eight partial sums. Term i is added to lane i mod 8 in the order of i, each product and each
/// sum rounded on its own (never a fused multiply–add), and the lanes are then combined as
/// <code>((l₀ + l₄) + (l₂ + l₆)) + ((l₁ + l₅) + (l₃ + l₇))</code>
/// Code that decides anything uses these instead of library sums, whose order follows the vector width.
/// NaN in any input gives NaN. An empty input gives 0. Time O(n), no allocation.
/// </remarks>
public static class Reduction
{
    /// <summary>The number of partial sums.</summary>
    public const int Lanes = 8;

    private const int Half = 4;

    /// <summary>Adds up the values.</summary>
    /// <param name="values">Any numbers, any length.</param>
    /// <returns>Σ xᵢ, 0 when empty.</returns>
    public static double Sum(ReadOnlySpan<double> values)
    {
        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            low += Load(values, i);
            high += Load(values, i + Half);
        }

        Span<double> lanes = stackalloc double[Lanes];
        Store(low, high, lanes);
        for (int lane = 0; i < values.Length; i++, lane++)
        {
            lanes[lane] += values[i];
        }

        return Combine(lanes);
    }

    /// <summary>Adds up the products of two sequences, term by term.</summary>
    /// <param name="first">Any numbers.</param>
    /// <param name="second">As many numbers as <paramref name="first"/>.</param>
    /// <returns>Σ xᵢyᵢ, 0 when empty.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireSameLength(first, second);
        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;
        int i = 0;
        for (; i <= first.Length - Lanes; i += Lanes)
        {
            low += Load(first, i) * Load(second, i);
            high += Load(first, i + Half) * Load(second, i + Half);
        }

        Span<double> lanes = stackalloc double[Lanes];
        Store(low, high, lanes);
        for (int lane = 0; i < first.Length; i++, lane++)
        {
            lanes[lane] += first[i] * second[i];
        }

        return Combine(lanes);
    }

    /// <summary>Adds up the squares of the values.</summary>
    /// <param name="values">Any numbers, any length.</param>
    /// <returns>Σ xᵢ², 0 when empty.</returns>
    public static double SumOfSquares(ReadOnlySpan<double> values) => Dot(values, values);

    /// <summary>The mean, exact for constant data and free of cancellation at a large offset.</summary>
    /// <param name="values">Any numbers, at least one.</param>
    /// <returns>x₀ + Σ(xᵢ − x₀)/n in the unit of the values; NaN when empty.</returns>
    public static double Mean(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;
        Vector256<double> shift = Vector256.Create(values[0]);
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            low += Load(values, i) - shift;
            high += Load(values, i + Half) - shift;
        }

        Span<double> lanes = stackalloc double[Lanes];
        Store(low, high, lanes);
        for (int lane = 0; i < values.Length; i++, lane++)
        {
            lanes[lane] += values[i] - values[0];
        }

        return values[0] + Combine(lanes) / values.Length;
    }

    /// <summary>Adds up the squared deviations from a point.</summary>
    /// <param name="values">Any numbers, any length.</param>
    /// <param name="from">The point, usually <see cref="Mean"/>.</param>
    /// <returns>Σ(xᵢ − from)², 0 when empty.</returns>
    public static double SumOfSquaredDeviations(ReadOnlySpan<double> values, double from)
    {
        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;
        Vector256<double> center = Vector256.Create(from);
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            Vector256<double> deviation = Load(values, i) - center;
            low += deviation * deviation;
            deviation = Load(values, i + Half) - center;
            high += deviation * deviation;
        }

        Span<double> lanes = stackalloc double[Lanes];
        Store(low, high, lanes);
        for (int lane = 0; i < values.Length; i++, lane++)
        {
            double deviation = values[i] - from;
            lanes[lane] += deviation * deviation;
        }

        return Combine(lanes);
    }

    internal static Vector256<double> Load(ReadOnlySpan<double> values, int start) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)start);

    internal static void Store(Vector256<double> low, Vector256<double> high, Span<double> lanes)
    {
        low.CopyTo(lanes);
        high.CopyTo(lanes[Half..]);
    }

    internal static double Combine(ReadOnlySpan<double> lanes) =>
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));

    internal static void RequireSameLength(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"The lengths differ: {first.Length} and {second.Length}.", nameof(second));
        }
    }
}
