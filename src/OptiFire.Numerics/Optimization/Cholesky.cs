namespace OptiFire.Numerics.Optimization;

/// <summary>Small symmetric positive definite systems, row-major, in one fixed order of operations.</summary>
/// <remarks>Source: G. Golub and C. Van Loan, <i>Matrix Computations</i>, 4th ed. (2013), section 4.2.</remarks>
internal static class Cholesky
{
    /// <summary>Replaces the lower triangle of A by L with LLᵀ = A; false where A is not positive definite.</summary>
    public static bool TryFactor(Span<double> matrix, int size)
    {
        for (int column = 0; column < size; column++)
        {
            double pivot = matrix[column * size + column];
            for (int k = 0; k < column; k++)
            {
                pivot -= matrix[column * size + k] * matrix[column * size + k];
            }

            // Also false for NaN. A pivot lost to rounding would make the solution noise.
            if (!(pivot > 1e-14 * Math.Abs(matrix[column * size + column])) || double.IsInfinity(pivot))
            {
                return false;
            }

            double diagonal = Math.Sqrt(pivot);
            matrix[column * size + column] = diagonal;
            for (int row = column + 1; row < size; row++)
            {
                double sum = matrix[row * size + column];
                for (int k = 0; k < column; k++)
                {
                    sum -= matrix[row * size + k] * matrix[column * size + k];
                }

                matrix[row * size + column] = sum / diagonal;
            }
        }

        return true;
    }

    /// <summary>Solves LLᵀx = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (int row = 0; row < size; row++)
        {
            for (int k = 0; k < row; k++)
            {
                vector[row] -= factor[row * size + k] * vector[k];
            }

            vector[row] /= factor[row * size + row];
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < size; k++)
            {
                vector[row] -= factor[k * size + row] * vector[k];
            }

            vector[row] /= factor[row * size + row];
        }
    }

    /// <summary>The inverse of a symmetric positive definite matrix; null where it is not.</summary>
    /// <remarks>Scales to a unit diagonal first: parameters of unlike units would otherwise ruin the condition.</remarks>
    public static double[]? Inverse(ReadOnlySpan<double> matrix, int size)
    {
        double[] scale = new double[size];
        for (int i = 0; i < size; i++)
        {
            scale[i] = 1 / Math.Sqrt(matrix[i * size + i]);
        }

        double[] factor = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                factor[i * size + j] = matrix[i * size + j] * scale[i] * scale[j];
            }
        }

        if (!TryFactor(factor, size))
        {
            return null;
        }

        double[] inverse = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            Span<double> row = inverse.AsSpan(i * size, size); // the inverse is symmetric: rows are columns
            row[i] = 1;
            Solve(factor, size, row);
            for (int j = 0; j < size; j++)
            {
                row[j] *= scale[i] * scale[j];
            }
        }

        return inverse;
    }
}
