namespace OptiFire.Numerics.Filtering;

/// <summary>
/// What a <see cref="DynamicRegression"/> filter knows after its last step; advanced in place, saved by its spans.
/// </summary>
public sealed class DynamicRegressionState
{
    private DynamicRegressionState(int size, int diffuseRank, bool isPrior)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        CoefficientValues = new double[size];
        CovarianceValues = new double[size * size];
        DiffuseValues = new double[size * size];
        DiffuseRank = diffuseRank;
        IsPrior = isPrior;
    }

    /// <summary>Restores a saved state.</summary>
    /// <param name="coefficients">As <see cref="Coefficients"/>; length k ≥ 1, finite.</param>
    /// <param name="covariance">As <see cref="Covariance"/>; k², symmetric, diagonal ≥ 0.</param>
    /// <param name="diffuse">As <see cref="Diffuse"/>; k².</param>
    /// <param name="diffuseRank">As <see cref="DiffuseRank"/>, 0 to k.</param>
    /// <param name="isPrior">As <see cref="IsPrior"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong, a value is not finite or a matrix not symmetric.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="diffuseRank"/> is out of range.</exception>
    public DynamicRegressionState(
        ReadOnlySpan<double> coefficients,
        ReadOnlySpan<double> covariance,
        ReadOnlySpan<double> diffuse,
        int diffuseRank,
        bool isPrior
    )
        : this(coefficients.Length, diffuseRank, isPrior)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(diffuseRank);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(diffuseRank, coefficients.Length);
        RequireSymmetric(covariance, coefficients.Length, nameof(covariance));
        RequireSymmetric(diffuse, coefficients.Length, nameof(diffuse));
        foreach (double coefficient in coefficients)
        {
            ModelVariance.RequireFinite(coefficient, nameof(coefficients));
        }

        coefficients.CopyTo(CoefficientValues);
        covariance.CopyTo(CovarianceValues);
        diffuse.CopyTo(DiffuseValues);
    }

    /// <summary>How many coefficients, k.</summary>
    public int Size => CoefficientValues.Length;

    /// <summary>The filtered coefficients, each in units of observation per regressor.</summary>
    public ReadOnlySpan<double> Coefficients => CoefficientValues;

    /// <summary>Their covariance, row-major k×k; the finite part while <see cref="DiffuseRank"/> is above 0.</summary>
    public ReadOnlySpan<double> Covariance => CovarianceValues;

    /// <summary>The part of the covariance that an exactly diffuse start sends to infinity, row-major k×k; else zero.</summary>
    public ReadOnlySpan<double> Diffuse => DiffuseValues;

    /// <summary>How many directions among the coefficients nothing is known of yet, 0 to k.</summary>
    public int DiffuseRank { get; internal set; }

    /// <summary>True before the first step: the state then describes the first coefficients themselves (a₁, P₁).</summary>
    public bool IsPrior { get; internal set; }

    internal double[] CoefficientValues { get; }

    internal double[] CovarianceValues { get; }

    internal double[] DiffuseValues { get; }

    /// <summary>A start that knows nothing, exactly: the limit of infinite variances.</summary>
    /// <param name="size">How many coefficients, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    public static DynamicRegressionState ExactDiffuse(int size)
    {
        var state = new DynamicRegressionState(size, diffuseRank: size, isPrior: true);
        SetDiagonal(state.DiffuseValues, size, 1);
        return state;
    }

    /// <summary>A start at zero with large variances.</summary>
    /// <param name="size">How many coefficients, ≥ 1.</param>
    /// <param name="kappa">Every variance, in (0, ∞); default 10⁶, which must dwarf the coefficients' own scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static DynamicRegressionState ApproximateDiffuse(int size, double kappa = 1e6)
    {
        var state = new DynamicRegressionState(size, diffuseRank: 0, isPrior: true);
        SetDiagonal(state.CovarianceValues, size, ModelVariance.RequirePositive(kappa));
        return state;
    }

    /// <summary>A start from a known distribution of the first coefficients.</summary>
    /// <param name="coefficients">a₁, their means; length k ≥ 1.</param>
    /// <param name="covariance">P₁, row-major k×k, symmetric positive semidefinite; zero is allowed.</param>
    /// <exception cref="ArgumentException">A length is wrong, a value is not finite or the matrix not symmetric.</exception>
    public static DynamicRegressionState Known(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> covariance) =>
        new(coefficients, covariance, new double[coefficients.Length * coefficients.Length], 0, isPrior: true);

    /// <summary>An independent copy.</summary>
    public DynamicRegressionState Copy() => new(Coefficients, Covariance, Diffuse, DiffuseRank, IsPrior);

    private static void SetDiagonal(double[] matrix, int size, double value)
    {
        for (int i = 0; i < size; i++)
        {
            matrix[i * size + i] = value;
        }
    }

    private static void RequireSymmetric(ReadOnlySpan<double> matrix, int size, string name)
    {
        if (matrix.Length != size * size)
        {
            throw new ArgumentException($"Needs {size}×{size} values, not {matrix.Length}.", name);
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double value = matrix[i * size + j];
                if (!double.IsFinite(value) || value != matrix[j * size + i] || (i == j && value < 0))
                {
                    throw new ArgumentException(
                        $"Element ({i}, {j}) = {value} breaks a finite symmetric matrix with diagonal ≥ 0.",
                        name
                    );
                }
            }
        }
    }
}
