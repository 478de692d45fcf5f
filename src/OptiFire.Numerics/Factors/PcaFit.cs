namespace OptiFire.Numerics.Factors;

/// <summary>The principal components of a panel.</summary>
public sealed class PcaFit
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[] _eigenvalues;
    private readonly double[] _variances;
    private readonly double[] _loadings;

    internal PcaFit(
        PcaScaling scaling,
        int observations,
        double[] means,
        double[] deviations,
        double[] eigenvalues,
        double[] variances,
        double total,
        double[] loadings
    )
    {
        Scaling = scaling;
        Observations = observations;
        _means = means;
        _deviations = deviations;
        _eigenvalues = eigenvalues;
        _variances = variances;
        _loadings = loadings;
        TotalVariance = total;
    }

    /// <summary>Whether the data allowed the analysis; otherwise there are no components and all numbers are NaN.</summary>
    public PcaStatus Status { get; private init; }

    /// <summary>Which matrix was decomposed.</summary>
    public PcaScaling Scaling { get; }

    /// <summary>T, the rows it was fitted on.</summary>
    public int Observations { get; }

    /// <summary>N, the columns.</summary>
    public int ColumnCount => _means.Length;

    /// <summary>The number of components kept.</summary>
    public int ComponentCount => _variances.Length;

    /// <summary>The mean of each column, in its unit.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>The standard deviation of each column, divisor T − 1; 0 for a column that does not vary and took no part.</summary>
    public ReadOnlySpan<double> Deviations => _deviations;

    /// <summary>All min(T, varying columns) eigenvalues, largest first, ≥ 0: variances of the components, kept or not.</summary>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <summary>The sum of the columns' variances: the number of varying columns for a correlation matrix.</summary>
    public double TotalVariance { get; }

    /// <summary>The loadings vᵢⱼ of one component: a vector of length 1, one entry per column.</summary>
    /// <param name="component">Which one, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public ReadOnlySpan<double> Loadings(int component) =>
        _loadings.AsSpan(Checked(component) * ColumnCount, ColumnCount);

    /// <summary>The variance λⱼ of one kept component.</summary>
    /// <param name="component">Which one, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double ExplainedVariance(int component) => _variances[Checked(component)];

    /// <summary>λⱼ as a fraction of <see cref="TotalVariance"/>, in [0, 1].</summary>
    /// <param name="component">Which one, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double ExplainedShare(int component) => ExplainedVariance(component) / TotalVariance;

    /// <summary>√(λⱼ(T − 1)), the singular value of the standardised panel.</summary>
    /// <param name="component">Which one, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double SingularValue(int component) => Math.Sqrt(ExplainedVariance(component) * (Observations - 1));

    /// <summary>The mean of the eigenvalues that were not kept; 0 when all were.</summary>
    public double NoiseVariance
    {
        get
        {
            double left = 0;
            for (int i = ComponentCount; i < _eigenvalues.Length; i++)
            {
                left += _eigenvalues[i];
            }

            return Status != PcaStatus.Estimated ? double.NaN
                : left == 0 ? 0
                : left / (_eigenvalues.Length - ComponentCount);
        }
    }

    /// <summary>Projects one row on the components: Σᵢ vᵢⱼ(rᵢ − r̄ᵢ), divided by σᵢ for a correlation matrix.</summary>
    /// <param name="row">One value per column.</param>
    /// <param name="scores">Receives one value per component; NaN where the row holds one.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Scores(ReadOnlySpan<double> row, Span<double> scores) => Project(row, scores, centred: true);

    /// <summary>The returns of the eigenportfolios: Fⱼ = Σᵢ (vᵢⱼ/σᵢ)·rᵢ; without 1/σᵢ for a covariance matrix.</summary>
    /// <param name="row">One return per column, of one period.</param>
    /// <param name="factors">Receives one value per component; NaN where the row holds one.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void FactorReturns(ReadOnlySpan<double> row, Span<double> factors) => Project(row, factors, centred: false);

    /// <summary>The same components in the order and with the signs of an earlier fit, so that a feature does not jump.</summary>
    /// <param name="previous">The earlier fit, of the same columns and scaling.</param>
    /// <returns>
    /// Pairs are taken by |v·v′|, the largest first; each component then stands where its partner stood, turned so that
    /// v·v′ ≥ 0. Components without a partner follow by falling variance. This fit itself when either has no components.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="previous"/> is null.</exception>
    /// <exception cref="ArgumentException">The columns or the scaling differ.</exception>
    public PcaFit AlignedTo(PcaFit previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        if (previous.ColumnCount != ColumnCount || previous.Scaling != Scaling)
        {
            throw new ArgumentException("The fits have other columns or another scaling.", nameof(previous));
        }

        (int From, bool Flip)[] plan = ComponentMatch.Plan(this, previous);
        double[] loadings = new double[_loadings.Length];
        for (int j = 0; j < plan.Length; j++)
        {
            ReadOnlySpan<double> source = Loadings(plan[j].From);
            for (int i = 0; i < ColumnCount; i++)
            {
                loadings[j * ColumnCount + i] = plan[j].Flip ? -source[i] : source[i];
            }
        }

        double[] variances = [.. plan.Select(p => _variances[p.From])];
        return new(Scaling, Observations, _means, _deviations, _eigenvalues, variances, TotalVariance, loadings)
        {
            Status = Status,
        };
    }

    internal static PcaFit Failed(PcaStatus status, int rows, int columnCount, PcaScaling scaling)
    {
        double[] missing = new double[columnCount];
        Array.Fill(missing, double.NaN);
        return new(scaling, rows, missing, missing, [], [], double.NaN, []) { Status = status };
    }

    private void Project(ReadOnlySpan<double> row, Span<double> destination, bool centred)
    {
        if (row.Length != ColumnCount || destination.Length != ComponentCount)
        {
            throw new ArgumentException(
                $"Need {ColumnCount} values and {ComponentCount} places, not {row.Length} and {destination.Length}.",
                nameof(row)
            );
        }

        for (int j = 0; j < destination.Length; j++)
        {
            ReadOnlySpan<double> loadings = Loadings(j);
            double sum = 0;
            for (int i = 0; i < row.Length; i++)
            {
                // A column that took no part has no deviation to be divided by, but its NaN still counts.
                double scale = Scaling == PcaScaling.Correlation && _deviations[i] > 0 ? _deviations[i] : 1;
                sum += loadings[i] * ((centred ? row[i] - _means[i] : row[i]) / scale);
            }

            destination[j] = sum;
        }
    }

    private int Checked(int component)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)component, (uint)ComponentCount, nameof(component));
        return component;
    }
}
