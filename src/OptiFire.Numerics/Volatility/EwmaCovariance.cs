namespace OptiFire.Numerics.Volatility;

/// <summary>
/// RiskMetrics' covariance matrix of many assets, moved on by each period's returns; gives a portfolio's volatility.
/// </summary>
/// <remarks>
/// <code>Σₜ₊₁ = λΣₜ + (1 − λ)rₜrₜᵀ,    portfolio variance = wᵀΣw</code>
/// One decay for all pairs keeps Σ positive semidefinite. Weighting today's holdings through Σ, instead of the realised
/// volatility of past profits, keeps a volatility target from chasing its own scaling. O(n²) per step, no allocation;
/// one instance serves one thread.
/// <para>Source: J.P. Morgan/Reuters, <i>RiskMetrics Technical Document</i>, 4th ed. (1996), section 5.2.</para>
/// </remarks>
public sealed class EwmaCovariance
{
    private readonly double[] _values;

    /// <summary>Starts without any knowledge: the first returns set Σ = rrᵀ.</summary>
    /// <param name="assets">How many assets, ≥ 1.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EwmaCovariance(int assets, double decay = Ewma.DailyDecay)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(assets);
        Ewma.RequireDecay(decay);
        Assets = assets;
        Decay = decay;
        _values = new double[assets * assets];
    }

    /// <summary>Restores a saved state, or starts from a given matrix.</summary>
    /// <param name="values">Σ, row-major n×n, symmetric and finite with diagonal ≥ 0.</param>
    /// <param name="observations">How many returns it already knows, ≥ 0; 0 lets the first returns replace it.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <exception cref="ArgumentException">The values are no square, symmetric, finite matrix.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EwmaCovariance(ReadOnlySpan<double> values, int observations, double decay = Ewma.DailyDecay)
        : this((int)Math.Round(Math.Sqrt(values.Length)), decay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(observations);
        if (values.Length != _values.Length)
        {
            throw new ArgumentException($"{values.Length} values are no square matrix.", nameof(values));
        }

        for (int i = 0; i < values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, Assets);
            if (
                !double.IsFinite(values[i])
                || values[i] != values[column * Assets + row]
                || (row == column && values[i] < 0)
            )
            {
                throw new ArgumentException(
                    $"Element ({row}, {column}) = {values[i]} breaks a finite symmetric matrix with diagonal ≥ 0.",
                    nameof(values)
                );
            }
        }

        values.CopyTo(_values);
        Observations = observations;
    }

    /// <summary>How many assets, n.</summary>
    public int Assets { get; }

    /// <summary>λ.</summary>
    public double Decay { get; }

    /// <summary>How many periods of returns were taken in.</summary>
    public int Observations { get; private set; }

    /// <summary>Σ, row-major n×n, symmetric, return² per period: what is expected of the next returns.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Takes in one period's returns.</summary>
    /// <param name="returns">Simple returns of the n assets over the same period.</param>
    /// <returns>False, with nothing changed, when a return is NaN.</returns>
    /// <exception cref="ArgumentException">The length is wrong or a return is infinite.</exception>
    public bool Update(ReadOnlySpan<double> returns)
    {
        RequireLength(returns, nameof(returns));
        bool missing = false;
        foreach (double value in returns)
        {
            missing |= double.IsNaN(value);
            if (double.IsInfinity(value))
            {
                throw new ArgumentException("A return must be finite, or NaN where it is missing.", nameof(returns));
            }
        }

        if (missing)
        {
            return false;
        }

        for (int i = 0; i < Assets; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = returns[i] * returns[j];
                double old = _values[i * Assets + j];
                double next = Observations == 0 ? product : Ewma.Move(old, product, Decay);
                _values[i * Assets + j] = _values[j * Assets + i] = next;
            }
        }

        Observations++;
        return true;
    }

    /// <summary>The variance expected of a portfolio's next return, wᵀΣw.</summary>
    /// <param name="weights">Each asset's value as a fraction of equity; negative when short.</param>
    /// <returns>Return² per period, ≥ 0; NaN if a weight is NaN or nothing was taken in yet.</returns>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public double PortfolioVariance(ReadOnlySpan<double> weights)
    {
        RequireLength(weights, nameof(weights));
        if (Observations == 0)
        {
            return double.NaN;
        }

        double variance = 0;
        for (int i = 0; i < Assets; i++)
        {
            double marginal = 0;
            for (int j = 0; j < Assets; j++)
            {
                marginal += _values[i * Assets + j] * weights[j];
            }

            variance += weights[i] * marginal;
        }

        return Math.Max(variance, 0); // rounding can leave a perfect hedge just below; NaN stays NaN
    }

    /// <summary>An independent copy.</summary>
    public EwmaCovariance Copy() => new(_values, Observations, Decay);

    private void RequireLength(ReadOnlySpan<double> values, string name)
    {
        if (values.Length != Assets)
        {
            throw new ArgumentException($"Need {Assets} values, one per asset, not {values.Length}.", name);
        }
    }
}
