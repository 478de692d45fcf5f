using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Cointegration;

/// <summary>Solves Johansen's eigenvalue problem from the triangle of [regressors, levels, differences].</summary>
internal static class CanonicalPairs
{
    /// <summary>
    /// The levels' block of the triangle is U, the differences' block above it B and below it D, so that T·S₁₁ = UᵀU,
    /// T·S₁₀ = UᵀB and T·S₀₀ = BᵀB + DᵀD. With w = Uv/√T the problem becomes B(BᵀB + DᵀD)⁻¹Bᵀ·w = λ·w.
    /// </summary>
    /// <returns>Eigenvalues in descending order and their vectors, one after the other; null when S₀₀ is singular.</returns>
    public static (double[] Values, double[] Vectors)? Solve(ReadOnlySpan<double> triangle, int width, int m, int rows)
    {
        int levels = width - 2 * m;
        int differences = width - m;
        double[] moments = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int row = levels; row < width; row++)
                {
                    moments[i * m + j] +=
                        triangle[row * width + differences + i] * triangle[row * width + differences + j];
                }
            }
        }

        if (!Cholesky.TryFactor(moments, m))
        {
            return null;
        }

        // Row r of G is L⁻¹ times row r of B; then B·S⁻¹·Bᵀ = G·Gᵀ.
        double[] g = new double[m * m];
        for (int r = 0; r < m; r++)
        {
            for (int i = 0; i < m; i++)
            {
                double value = triangle[(levels + r) * width + differences + i];
                for (int k = 0; k < i; k++)
                {
                    value -= moments[i * m + k] * g[r * m + k];
                }

                g[r * m + i] = value / moments[i * m + i];
            }
        }

        double[] symmetric = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int k = 0; k < m; k++)
                {
                    symmetric[i * m + j] += g[i * m + k] * g[j * m + k];
                }
            }
        }

        double[] vectors = new double[m * m];
        double[] values = new double[m];
        JacobiEigen.Solve(symmetric, m, values, vectors);
        double[] upper = Block(triangle, width, levels, m);
        double[] solved = new double[m];
        for (int i = 0; i < m; i++)
        {
            Span<double> vector = vectors.AsSpan(i * m, m);
            HouseholderQr.SolveUpper(upper, vector, solved);
            Normalize(solved, Math.Sqrt(rows), vector);
        }

        return (values, vectors);
    }

    private static double[] Block(ReadOnlySpan<double> triangle, int width, int at, int m)
    {
        double[] block = new double[m * m];
        for (int row = 0; row < m; row++)
        {
            triangle.Slice((at + row) * width + at, m).CopyTo(block.AsSpan(row * m));
        }

        return block;
    }

    private static void Normalize(ReadOnlySpan<double> solved, double scale, Span<double> vector)
    {
        double largest = 0;
        foreach (double weight in solved)
        {
            largest = Math.Abs(weight) > Math.Abs(largest) ? weight : largest;
        }

        for (int i = 0; i < solved.Length; i++)
        {
            vector[i] = solved[i] * Math.CopySign(scale, largest);
        }
    }
}
