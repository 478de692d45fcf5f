using OptiFire.Numerics.Matrices;
using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Factors;

/// <summary>Principal components: the uncorrelated combinations that explain most of a panel's variance.</summary>
/// <remarks>
/// Eigenvectors of the correlation or covariance matrix, divisor T − 1, by <see cref="SymmetricEigen"/>; with fewer
/// rows than columns those of the smaller matrix of inner products between rows, which has the same eigenvalues.
/// Time O(N·T·min(N, T)).
/// <para>Sources: H. Hotelling, "Analysis of a complex of statistical variables into principal components", Journal of
/// Educational Psychology 24 (1933), 417–441; M. Avellaneda and J.-H. Lee, "Statistical arbitrage in the US equities
/// market", Quantitative Finance 10 (2010), 761–782.</para>
/// </remarks>
public static class Pca
{
    private const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Finds the components of a panel of returns.</summary>
    /// <param name="columns">N series of T values, one series after the other; simple or log returns, in time order.</param>
    /// <param name="columnCount">N ≥ 1; the length of <paramref name="columns"/> is N·T with T ≥ 2.</param>
    /// <param name="scaling">Which matrix to decompose.</param>
    /// <param name="rule">How many components to keep; by default those above noise.</param>
    /// <returns>
    /// The fit; check <see cref="PcaFit.Status"/>. A series that does not vary beyond rounding takes no part: its loadings
    /// are 0 and it does not count as a variable. Each component's largest loading in size is positive; see
    /// <see cref="PcaFit.AlignedTo"/> for refits. Equal data give equal bits, on every vector width.
    /// </returns>
    /// <exception cref="ArgumentException">The numbers are no N columns of at least two rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="columnCount"/> is below 1, the scaling is unknown, or the rule asks for more components than
    /// min(T, N).
    /// </exception>
    public static PcaFit Fit(
        ReadOnlySpan<double> columns,
        int columnCount,
        PcaScaling scaling = PcaScaling.Correlation,
        ComponentRule rule = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        if (!Enum.IsDefined(scaling))
        {
            throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "Unknown scaling.");
        }

        int rows = columns.Length / columnCount;
        if (rows < 2 || columns.Length % columnCount != 0)
        {
            throw new ArgumentException(
                $"{columns.Length} numbers are no {columnCount} columns of two rows or more.",
                nameof(columns)
            );
        }

        if (!rule.IsPossible(rows, columnCount))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rule),
                rule,
                $"{rows} rows of {columnCount} columns have at most {Math.Min(rows, columnCount)} components."
            );
        }

        Standardization? data = Standardization.Of(columns, columnCount, scaling);
        return data is null ? PcaFit.Failed(PcaStatus.NotFinite, rows, columnCount, scaling)
            : data.Active.Length == 0 ? PcaFit.Failed(PcaStatus.NoVariation, rows, columnCount, scaling)
            : Decompose(data, scaling, rule);
    }

    private static PcaFit Decompose(Standardization data, PcaScaling scaling, ComponentRule rule)
    {
        int rows = data.Rows;
        int active = data.Active.Length;
        bool byRows = rows < active;
        int size = Math.Min(rows, active);
        double[] matrix = byRows
            ? CrossProducts.Of(data.Transposed(), rows, active)
            : CrossProducts.Of(data.Values, active, rows);
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] /= rows - 1;
        }

        if (scaling == PcaScaling.Correlation && !byRows)
        {
            for (int i = 0; i < size; i++)
            {
                matrix[i * size + i] = 1;
            }
        }

        SymmetricEigen eigen = SymmetricEigen.Of(matrix, size);
        double[] values = [.. eigen.Values.ToArray().Select(value => Math.Max(value, 0))];
        double noise = Math.Max(rows, active) * Epsilon * values[0];
        int rank = values.Count(value => value > noise);
        double total = scaling == PcaScaling.Correlation ? active : data.Deviations.Sum(d => d * d);
        int kept = rule.Keep(values.AsSpan(0, rank), total, rows, active);
        double[] loadings = new double[kept * data.Means.Length];
        double[] vector = new double[size];
        double[] direction = new double[active];
        for (int j = 0; j < kept; j++)
        {
            eigen.CopyVector(j, vector);
            (byRows ? FromRows(data, vector, direction) : vector).CopyTo(direction, 0);
            Orient(direction);
            Scatter(direction, data.Active, loadings.AsSpan(j * data.Means.Length, data.Means.Length));
        }

        return new(scaling, rows, data.Means, data.Deviations, values, values[..kept], total, loadings);
    }

    /// <summary>Zᵀu, scaled to length 1.</summary>
    private static double[] FromRows(Standardization data, double[] rowVector, double[] direction)
    {
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = Reduction.Dot(data.Values.AsSpan(i * data.Rows, data.Rows), rowVector);
        }

        double length = Math.Sqrt(Reduction.SumOfSquares(direction));
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] /= length;
        }

        return direction;
    }

    private static void Orient(Span<double> direction)
    {
        double largest = 0;
        foreach (double loading in direction)
        {
            // Loadings that tie up to rounding must not decide differently from run to run of shuffled columns.
            largest = Math.Abs(loading) > Math.Abs(largest) * (1 + 1e-10) ? loading : largest;
        }

        if (largest < 0)
        {
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] = -direction[i];
            }
        }
    }

    private static void Scatter(ReadOnlySpan<double> direction, ReadOnlySpan<int> active, Span<double> loadings)
    {
        for (int i = 0; i < active.Length; i++)
        {
            loadings[active[i]] = direction[i];
        }
    }
}
