using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>Ordinary least squares for a handful of regressors.</summary>
/// <remarks>
/// Householder QR of the design matrix: unlike the normal equations it does not square the condition number.
/// Sums follow <see cref="Reduction"/>. Time O(n·k²).
/// <para>Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th ed. (2013), §5.2–5.3.</para>
/// </remarks>
public static class Ols
{
    /// <summary>Fits y = X·b + e with the least Σe².</summary>
    /// <param name="y">The explained values, n of them.</param>
    /// <param name="columns">The regressors column after column, k·n numbers; a constant column is the caller's to add
    /// (see <see cref="FitLine"/>).</param>
    /// <param name="columnCount">The number k of regressors, ≥ 1, at most n.</param>
    /// <returns>The fit. When the columns do not determine the coefficients or a value is NaN,
    /// <see cref="OlsFit.IsDetermined"/> is false and every number is NaN.</returns>
    /// <exception cref="ArgumentException">There are fewer rows than columns, or the matrix has the wrong size.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columnCount"/> is below 1.</exception>
    public static OlsFit Fit(ReadOnlySpan<double> y, ReadOnlySpan<double> columns, int columnCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        int n = y.Length;
        if (n < columnCount || columns.Length != (long)n * columnCount)
        {
            throw new ArgumentException(
                $"{columnCount} columns of {n} rows need {(long)n * columnCount} numbers, not {columns.Length}.",
                nameof(columns)
            );
        }

        double[] design = columns.ToArray();
        double[] triangle = new double[columnCount * columnCount];
        double[] target = y.ToArray();
        return HouseholderQr.Reduce(design, target, triangle, n, columnCount)
            ? OlsFit.From(y, columns, triangle, target, columnCount)
            : OlsFit.Undetermined(columns, n, columnCount);
    }

    /// <summary>Fits the line y = a + b·x + e: coefficient 0 is the intercept a, 1 the slope b.</summary>
    /// <param name="y">The explained values.</param>
    /// <param name="x">As many explaining values; when they do not vary the fit is not determined.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer than two pairs.</exception>
    public static OlsFit FitLine(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        Reduction.RequireSameLength(y, x);
        double[] columns = new double[2 * y.Length];
        columns.AsSpan(0, y.Length).Fill(1);
        x.CopyTo(columns.AsSpan(y.Length));
        return Fit(y, columns, 2);
    }
}
