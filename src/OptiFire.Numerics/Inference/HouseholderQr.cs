using System.Runtime.Intrinsics;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Reduces a tall matrix to its triangle and carries the right-hand side along.</summary>
internal static class HouseholderQr
{
    private const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Overwrites the right-hand side with Qᵀy and fills the k × k triangle R, row after row.</summary>
    /// <returns>False when a column depends on those before it (within rounding) or a value is not finite.</returns>
    public static bool Reduce(Span<double> columns, Span<double> target, Span<double> triangle, int n, int k) =>
        ReduceLeading(columns, target, triangle, n, k) == k && double.IsFinite(Reduction.Sum(target));

    /// <summary>The same, as far as the columns are independent: the target then holds Qᵀy for those that are.</summary>
    /// <returns>The number of leading columns that were reduced.</returns>
    public static int ReduceLeading(Span<double> columns, Span<double> target, Span<double> triangle, int n, int k)
    {
        for (int j = 0; j < k; j++)
        {
            Span<double> column = columns.Slice(j * n, n);
            Span<double> below = column[j..];
            double full = Reduction.SumOfSquares(column);
            double norm = Math.Sqrt(Reduction.SumOfSquares(below));

            // What is left of a dependent column after the reflections is rounding of its full length.
            if (!(norm > 4 * n * Epsilon * Math.Sqrt(full)) || !double.IsFinite(norm))
            {
                return j;
            }

            double diagonal = below[0] > 0 ? -norm : norm;
            below[0] -= diagonal;
            double squares = Reduction.SumOfSquares(below);
            for (int other = j + 1; other < k; other++)
            {
                Reflect(below, squares, columns.Slice(other * n + j, n - j));
                triangle[j * k + other] = columns[other * n + j];
            }

            Reflect(below, squares, target[j..]);
            triangle[j * k + j] = diagonal;
        }

        return k;
    }

    /// <summary>Solves R·b = c backwards.</summary>
    public static void SolveUpper(ReadOnlySpan<double> triangle, ReadOnlySpan<double> right, Span<double> solution)
    {
        int k = solution.Length;
        for (int i = k - 1; i >= 0; i--)
        {
            double value = right[i];
            for (int j = i + 1; j < k; j++)
            {
                value -= triangle[i * k + j] * solution[j];
            }

            solution[i] = value / triangle[i * k + i];
        }
    }

    private static void Reflect(ReadOnlySpan<double> axis, double squares, Span<double> vector)
    {
        // Elementwise, each product and difference rounded on its own: the same bits at every vector width.
        double scale = 2 * Reduction.Dot(axis, vector) / squares;
        Vector256<double> scales = Vector256.Create(scale);
        int i = 0;
        for (; i <= vector.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            (Reduction.Load(vector, i) - scales * Reduction.Load(axis, i)).CopyTo(vector[i..]);
        }

        for (; i < vector.Length; i++)
        {
            vector[i] -= scale * axis[i];
        }
    }
}
