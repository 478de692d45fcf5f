using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Factors;

/// <summary>Avellaneda and Lee's s-scores of a panel: what each asset did beyond its factors, and how far that went.</summary>
/// <remarks>
/// On the last <c>window</c> periods each asset is regressed on the factor returns with an intercept,
/// <code>rᵢₜ = β₀ᵢ + Σⱼ βᵢⱼFⱼₜ + eᵢₜ</code>
/// and e is cumulated into a mean-reverting path (<see cref="ResidualReversion"/>). Scores do not depend on the signs
/// of the components. Pure function of what is passed: nothing later than the last row is used.
/// <para>Source: M. Avellaneda and J.-H. Lee, Quantitative Finance 10 (2010), 761–782.</para>
/// </remarks>
public sealed class ResidualScores
{
    private readonly ResidualReversion[] _assets;
    private readonly double[] _scores;
    private readonly double[] _betas;
    private readonly double[] _residuals;
    private readonly int _factors;
    private readonly int _window;

    private ResidualScores(int columnCount, int factors, int window)
    {
        _assets = new ResidualReversion[columnCount];
        _scores = new double[columnCount];
        _betas = new double[columnCount * factors];
        _residuals = new double[columnCount * window];
        _factors = factors;
        _window = window;
    }

    /// <summary>The reversion of each asset, in column order.</summary>
    public ReadOnlySpan<ResidualReversion> Assets => _assets;

    /// <summary>The s-score of each asset; NaN where it has none.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>What one asset's return gains per unit of each factor return.</summary>
    /// <param name="asset">Its column, from 0.</param>
    public ReadOnlySpan<double> Betas(int asset) => _betas.AsSpan(asset * _factors, _factors);

    /// <summary>The regression residuals of one asset, oldest first; NaN where the regression is not determined.</summary>
    /// <param name="asset">Its column, from 0.</param>
    public ReadOnlySpan<double> Residuals(int asset) => _residuals.AsSpan(asset * _window, _window);

    /// <summary>Scores the assets of a panel.</summary>
    /// <param name="columns">The N series of T returns the fit was made on, or later ones, one after the other.</param>
    /// <param name="pca">The components.</param>
    /// <param name="window">Periods of the regressions, the last of the panel; above components + 1 and at least 4.</param>
    /// <param name="periodsPerYear">Periods in a year, for the speed.</param>
    /// <param name="centred">Whether the mean of m over all assets is taken off.</param>
    /// <param name="estimator">How b is estimated.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pca"/> is null.</exception>
    /// <exception cref="ArgumentException">The numbers are no N columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window does not fit, or an argument is out of range.</exception>
    public static ResidualScores Fit(
        ReadOnlySpan<double> columns,
        PcaFit pca,
        int window = 60,
        double periodsPerYear = 252,
        bool centred = true,
        ReversionEstimator estimator = ReversionEstimator.LeastSquares
    )
    {
        ArgumentNullException.ThrowIfNull(pca);
        int n = pca.ColumnCount;
        int k = pca.ComponentCount;
        if (columns.IsEmpty || columns.Length % n != 0)
        {
            throw new ArgumentException($"{columns.Length} numbers are no {n} columns.", nameof(columns));
        }

        int rows = columns.Length / n;
        if (window > rows || window < Math.Max(4, k + 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(window),
                window,
                $"The window must be in [{Math.Max(4, k + 2)}, {rows}]."
            );
        }

        var result = new ResidualScores(n, k, window);
        double[] design = Design(columns, rows, pca, window);
        for (int i = 0; i < n; i++)
        {
            OlsFit fit = Ols.Fit(columns.Slice(i * rows + rows - window, window), design, k + 1);
            fit.Coefficients[1..].CopyTo(result._betas.AsSpan(i * k, k));
            fit.Residuals.CopyTo(result._residuals.AsSpan(i * window, window));
            result._assets[i] = ResidualReversion.Fit(fit.Residuals, periodsPerYear, estimator);
        }

        double centre = centred ? ResidualReversion.Centre(result._assets) : 0;
        for (int i = 0; i < n; i++)
        {
            result._scores[i] = result._assets[i].Score(centre);
        }

        return result;
    }

    /// <summary>A column of ones and the factor returns of the last periods.</summary>
    private static double[] Design(ReadOnlySpan<double> columns, int rows, PcaFit pca, int window)
    {
        double[] design = new double[(pca.ComponentCount + 1) * window];
        design.AsSpan(0, window).Fill(1);
        double[] row = new double[pca.ColumnCount];
        double[] factors = new double[pca.ComponentCount];
        for (int t = 0; t < window; t++)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = columns[i * rows + rows - window + t];
            }

            pca.FactorReturns(row, factors);
            for (int j = 0; j < factors.Length; j++)
            {
                design[(j + 1) * window + t] = factors[j];
            }
        }

        return design;
    }
}
