namespace OptiFire.Numerics.Cointegration;

/// <summary>Eigenvalues and vectors of a small symmetric matrix by cyclic Jacobi rotations, in one fixed order.</summary>
/// <remarks>Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th ed. (2013), §8.5.</remarks>
internal static class JacobiEigen
{
    private const int MaximumSweeps = 60;

    /// <summary>Overwrites the matrix; values come in descending order, vectors one after the other, each of length 1.
    /// </summary>
    public static void Solve(Span<double> matrix, int size, Span<double> values, Span<double> vectors)
    {
        double[] basis = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            basis[i * size + i] = 1;
        }

        for (int sweep = 0; sweep < MaximumSweeps && Sweep(matrix, size, basis); sweep++) { }

        int[] order = new int[size];
        for (int i = 0; i < size; i++)
        {
            order[i] = i;
            values[i] = -matrix[i * size + i];
        }

        MemoryExtensions.Sort(values, order.AsSpan());
        for (int i = 0; i < size; i++)
        {
            values[i] = -values[i];
            basis.AsSpan(order[i] * size, size).CopyTo(vectors.Slice(i * size, size));
        }
    }

    private static bool Sweep(Span<double> a, int size, Span<double> basis)
    {
        bool rotated = false;
        for (int p = 0; p < size - 1; p++)
        {
            for (int q = p + 1; q < size; q++)
            {
                double off = a[p * size + q];
                double scale = Math.Sqrt(Math.Abs(a[p * size + p] * a[q * size + q]));
                if (Math.Abs(off) <= 1e-17 * scale || off == 0)
                {
                    continue;
                }

                rotated = true;
                double theta = (a[q * size + q] - a[p * size + p]) / (2 * off);
                double tangent = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                double cosine = 1 / Math.Sqrt(tangent * tangent + 1);
                double sine = tangent * cosine;
                for (int k = 0; k < size; k++)
                {
                    Rotate(ref a[k * size + p], ref a[k * size + q], cosine, sine);
                }

                for (int k = 0; k < size; k++)
                {
                    Rotate(ref a[p * size + k], ref a[q * size + k], cosine, sine);
                    Rotate(ref basis[p * size + k], ref basis[q * size + k], cosine, sine);
                }

                a[p * size + q] = a[q * size + p] = 0;
            }
        }

        return rotated;
    }

    private static void Rotate(ref double first, ref double second, double cosine, double sine) =>
        (first, second) = (cosine * first - sine * second, sine * first + cosine * second);
}
