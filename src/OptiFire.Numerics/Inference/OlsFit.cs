using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>A least-squares fit with its residuals and classical standard errors.</summary>
public sealed class OlsFit
{
    private readonly double[] _columns;
    private readonly double[] _inverseGram;
    private readonly double[] _coefficients;
    private readonly double[] _residuals;

    private OlsFit(double[] columns, double[] coefficients, double[] residuals, double[] inverseGram)
    {
        _columns = columns;
        _coefficients = coefficients;
        _residuals = residuals;
        _inverseGram = inverseGram;
    }

    /// <summary>Whether the data determine the coefficients; when false every number here is NaN.</summary>
    public bool IsDetermined { get; private init; }

    /// <summary>The coefficients b, in the order of the columns, unit of y per unit of the column.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>y − X·b in the unit of y, in row order.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    /// <summary>(XᵀX)⁻¹, k × k, row after row.</summary>
    public ReadOnlySpan<double> InverseGram => _inverseGram;

    /// <summary>The columns that were fitted, one after the other.</summary>
    public ReadOnlySpan<double> Columns => _columns;

    /// <summary>Rows minus columns: what is left to estimate the error from.</summary>
    public int DegreesOfFreedom => _residuals.Length - _coefficients.Length;

    /// <summary>Residual standard deviation √(Σe²/(n − k)) in the unit of y; NaN when n = k.</summary>
    public double ResidualDeviation =>
        DegreesOfFreedom == 0 ? double.NaN : Math.Sqrt(Reduction.SumOfSquares(_residuals) / DegreesOfFreedom);

    /// <summary>1 − Σe²/Σ(y − ȳ)²; meaningful when the columns hold a constant. NaN when y does not vary.</summary>
    public double RSquared { get; private init; }

    /// <summary>The classical standard error of one coefficient: homoscedastic, uncorrelated errors.</summary>
    /// <param name="index">Which coefficient, from 0.</param>
    /// <returns>s·√(XᵀX)⁻¹ᵢᵢ in the coefficient's unit; NaN when n = k.</returns>
    public double StandardError(int index) => ResidualDeviation * Math.Sqrt(InverseGramAt(index, index));

    /// <summary>A coefficient over its classical standard error.</summary>
    /// <param name="index">Which coefficient, from 0.</param>
    /// <returns>The t statistic; NaN when the standard error is 0 or undefined.</returns>
    public double TStatistic(int index)
    {
        double error = StandardError(index);
        return error > 0 ? _coefficients[index] / error : double.NaN;
    }

    internal double InverseGramAt(int row, int column)
    {
        int k = _coefficients.Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)k, nameof(row));
        return _inverseGram[row * k + column];
    }

    internal static OlsFit From(
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> columns,
        double[] triangle,
        ReadOnlySpan<double> rotated,
        int k
    )
    {
        int n = y.Length;
        double[] coefficients = new double[k];
        HouseholderQr.SolveUpper(triangle, rotated, coefficients);
        double[] residuals = y.ToArray();
        for (int j = 0; j < k; j++)
        {
            ReadOnlySpan<double> column = columns.Slice(j * n, n);
            for (int i = 0; i < n; i++)
            {
                residuals[i] -= coefficients[j] * column[i];
            }
        }

        double variation = Reduction.SumOfSquaredDeviations(y, Reduction.Mean(y));
        return new(columns.ToArray(), coefficients, residuals, Invert(triangle, k))
        {
            IsDetermined = true,
            RSquared = variation > 0 ? 1 - Reduction.SumOfSquares(residuals) / variation : double.NaN,
        };
    }

    internal static OlsFit Undetermined(ReadOnlySpan<double> columns, int n, int k) =>
        new(columns.ToArray(), Missing(k), Missing(n), Missing(k * k)) { RSquared = double.NaN };

    private static double[] Missing(int count)
    {
        double[] missing = new double[count];
        Array.Fill(missing, double.NaN);
        return missing;
    }

    /// <summary>(RᵀR)⁻¹ = R⁻¹·R⁻ᵀ.</summary>
    private static double[] Invert(double[] triangle, int k)
    {
        double[] inverse = new double[k * k];
        Span<double> unit = new double[k];
        for (int j = 0; j < k; j++)
        {
            unit.Clear();
            unit[j] = 1;
            // Column j of R⁻¹, kept as row j so that the product below runs along rows.
            HouseholderQr.SolveUpper(triangle, unit, inverse.AsSpan(j * k, k));
        }

        double[] gram = new double[k * k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                for (int m = 0; m < k; m++)
                {
                    gram[i * k + j] += inverse[m * k + i] * inverse[m * k + j];
                }
            }
        }

        return gram;
    }
}
