using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Volatility;

/// <summary>A volatility model estimated on a series of returns. Check <see cref="Status"/> before using it.</summary>
public sealed class GarchFit
{
    private readonly double[] _variances;

    internal GarchFit(
        GarchSpecification specification,
        GarchProcess process,
        double logLikelihood,
        double[] variances,
        (GarchStandardErrors Robust, GarchStandardErrors Hessian) standardErrors,
        EstimationStatus status
    )
    {
        Specification = specification;
        Process = process;
        LogLikelihood = logLikelihood;
        _variances = variances;
        RobustStandardErrors = standardErrors.Robust;
        HessianStandardErrors = standardErrors.Hessian;
        Status = status;
    }

    /// <summary>What was estimated.</summary>
    public GarchSpecification Specification { get; }

    /// <summary>The model with its estimated parameters, to be stepped on by each new return until the next fit.</summary>
    public GarchProcess Process { get; }

    /// <summary>The estimates, in the units of the returns given.</summary>
    public GarchParameters Parameters => Process.Parameters;

    /// <summary>
    /// How the search ended. At the boundary when the persistence is 1 but for 10⁻⁸, a weight is zero, or the degrees of
    /// freedom are at 2.05 or 500; also when ω has fallen to 10⁻⁷ of the sample variance.
    /// </summary>
    public EstimationStatus Status { get; }

    /// <summary>
    /// True when the persistence is below 1 by more than the search's bound of 10⁻⁸: an unconditional variance exists.
    /// </summary>
    public bool IsStationary => Process.Persistence < GarchCoordinates.HighestPersistence - 1e-12;

    /// <summary>The log-likelihood reached, constants included.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion, −2L + 2k; lower is better.</summary>
    public double Aic => -2 * LogLikelihood + 2 * Specification.ParameterCount;

    /// <summary>Schwarz's criterion, −2L + k·ln n; lower is better.</summary>
    public double Bic => -2 * LogLikelihood + Specification.ParameterCount * Math.Log(ConditionalVariances.Length);

    /// <summary>Standard errors that hold whatever the distribution (Bollerslev and Wooldridge 1992).</summary>
    /// <remarks>NaN where the likelihood is not concave; not to be trusted at the boundary.</remarks>
    public GarchStandardErrors RobustStandardErrors { get; }

    /// <summary>Standard errors that hold if the assumed distribution is the true one.</summary>
    /// <remarks>NaN where the likelihood is not concave; not to be trusted at the boundary.</remarks>
    public GarchStandardErrors HessianStandardErrors { get; }

    /// <summary>σ²ₜ of each return, given the returns before it (the parameters know the whole sample).</summary>
    public ReadOnlySpan<double> ConditionalVariances => _variances.AsSpan(0, _variances.Length - 1);

    /// <summary>Where the process stands after the last return.</summary>
    public GarchState State => new(_variances[^1]);

    /// <summary>Forecasts the variance of each of the next returns; see <see cref="GarchProcess.Forecast"/>.</summary>
    /// <param name="horizon">How many returns ahead, ≥ 1; 1 for EGARCH.</param>
    /// <returns>E[σ²ₜ₊ₕ] for h = 1 to the horizon, return² per period.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is below 1.</exception>
    /// <exception cref="ArgumentException">An EGARCH is asked for more than one return ahead.</exception>
    public double[] Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        double[] variances = new double[horizon];
        Process.Forecast(State, variances);
        return variances;
    }
}
