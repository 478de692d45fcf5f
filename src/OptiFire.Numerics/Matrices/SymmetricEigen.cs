namespace OptiFire.Numerics.Matrices;

/// <summary>The eigenvalues of a symmetric matrix, largest first, and its eigenvectors on demand.</summary>
/// <remarks>
/// <code>A = Σ λᵢ·vᵢvᵢᵀ</code>
/// Reduction to three diagonals by reflections, then the implicit QL algorithm with all rotations accumulated; a vector
/// is turned back only when asked for, in O(n²). Values are right to a few n·2⁻⁵²·‖A‖, vectors are orthonormal to the
/// same bound; where eigenvalues coincide, their vectors are some orthonormal basis of the shared space. The sign of a
/// vector is arbitrary but reproducible. The bits do not depend on the processor's vector width. Time O(n³).
/// <para>Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th ed. (2013), §8.3.</para>
/// </remarks>
public sealed class SymmetricEigen
{
    private readonly Tridiagonal _reduction;
    private readonly RotationPanels _vectors;
    private readonly int[] _order;
    private readonly double[] _values;

    private SymmetricEigen(Tridiagonal reduction, RotationPanels vectors, double[] values, int[] order)
    {
        _reduction = reduction;
        _vectors = vectors;
        _values = values;
        _order = order;
    }

    /// <summary>The number of rows.</summary>
    public int Size => _values.Length;

    /// <summary>The eigenvalues from the largest to the smallest, in the unit of the matrix.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Decomposes a symmetric matrix.</summary>
    /// <param name="matrix">n·n finite numbers, row after row; the lower triangle is read, symmetry is not checked.</param>
    /// <param name="size">The number n of rows, ≥ 1.</param>
    /// <returns>The decomposition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The matrix has not n·n numbers, or one is NaN or infinite.</exception>
    /// <exception cref="ArithmeticException">An eigenvalue did not settle, which no finite matrix is known to cause.</exception>
    public static SymmetricEigen Of(ReadOnlySpan<double> matrix, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (matrix.Length != (long)size * size)
        {
            throw new ArgumentException($"{size} rows need {(long)size * size} numbers.", nameof(matrix));
        }

        // A power of two near the largest entry: squares can then neither overflow nor vanish, and no digit changes.
        double scale = Scale(matrix, size);
        double[] scaled = new double[matrix.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            scaled[i] = matrix[i] / scale;
        }

        Tridiagonal reduction = Tridiagonal.Of(scaled, size);
        double[] values = [.. reduction.Diagonal];
        double[] beside = [.. reduction.Below.AsSpan(1), 0];
        var vectors = new RotationPanels(size);
        if (!ImplicitQl.Solve(values, beside, vectors))
        {
            throw new ArithmeticException("An eigenvalue did not settle.");
        }

        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => values[i])];
        return new(reduction, vectors, [.. order.Select(i => values[i] * scale)], order);
    }

    /// <summary>Copies one eigenvector of length 1.</summary>
    /// <param name="index">Which one: 0 belongs to the largest eigenvalue.</param>
    /// <param name="destination">Receives the n coordinates.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not in [0, n).</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyVector(int index, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Size, nameof(index));
        if (destination.Length != Size)
        {
            throw new ArgumentException($"A vector has {Size} coordinates.", nameof(destination));
        }

        _vectors.CopyTo(_order[index], destination);
        _reduction.Restore(destination);
    }

    private static double Scale(ReadOnlySpan<double> matrix, int size)
    {
        double largest = 0;
        for (int i = 0; i < size; i++)
        {
            foreach (double entry in matrix.Slice(i * size, i + 1))
            {
                if (!double.IsFinite(entry))
                {
                    throw new ArgumentException($"Row {i} holds {entry}.", nameof(matrix));
                }

                largest = Math.Max(largest, Math.Abs(entry));
            }
        }

        return largest == 0 ? 1 : Math.ScaleB(1, Math.ILogB(largest));
    }
}
