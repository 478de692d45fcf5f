namespace OptiFire.Numerics.Filtering;

/// <summary>A regression whose coefficients wander: the time-varying hedge ratio, and its Kalman filter.</summary>
/// <remarks>
/// <code>
/// yₜ = xₜᵀbₜ + εₜ,  εₜ ~ N(0, R)        bₜ₊₁ = bₜ + ηₜ,  ηₜ ~ N(0, diag(Q))
/// predict: P⁻ = P + Q                  v = y − xᵀb,  S = xᵀP⁻x + R,  K = P⁻x/S
/// update:  b ← b + K·v                 P ← (I − Kxᵀ)P⁻(I − Kxᵀ)ᵀ + R·KKᵀ   (Joseph's form)
/// </code>
/// A column of ones among the regressors gives an intercept. Uses the past only. A missing observation or regressor
/// (NaN) predicts and does not update. O(k²) per step, no allocation; one filter instance serves one thread.
/// <para>Sources: R. Kalman (1960), J. Basic Engineering 82, 35–45; E. Chan, <i>Algorithmic Trading</i> (2013),
/// chapter 3; J. Durbin and S. J. Koopman, <i>Time Series Analysis by State Space Methods</i>, 2nd ed. (2012),
/// chapter 5 (exact diffuse start).</para>
/// </remarks>
public sealed class DynamicRegression
{
    // Below this share of its scale the diffuse part of an observation's variance is rounding.
    private const double DiffuseTolerance = 1e-10;

    private readonly double[] _coefficientVariances;
    private readonly double[] _loading;
    private readonly double[] _diffuseLoading;
    private readonly double[] _gain;

    /// <summary>Sets the variances of the model.</summary>
    /// <param name="observationVariance">R, unit² per observation, in (0, ∞).</param>
    /// <param name="coefficientVariances">
    /// The diagonal of Q, one variance per coefficient and step, each in [0, ∞); 0 keeps that coefficient constant.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is out of range.</exception>
    /// <exception cref="ArgumentException">There is no coefficient.</exception>
    public DynamicRegression(double observationVariance, ReadOnlySpan<double> coefficientVariances)
    {
        if (coefficientVariances.IsEmpty)
        {
            throw new ArgumentException("A regression needs at least one coefficient.", nameof(coefficientVariances));
        }

        ObservationVariance = ModelVariance.RequirePositive(observationVariance);
        foreach (double variance in coefficientVariances)
        {
            ModelVariance.Require(variance, nameof(coefficientVariances));
        }

        _coefficientVariances = coefficientVariances.ToArray();
        _loading = new double[Size];
        _diffuseLoading = new double[Size];
        _gain = new double[Size];
    }

    /// <summary>How many coefficients, k.</summary>
    public int Size => _coefficientVariances.Length;

    /// <summary>R, the variance of the noise in an observation, unit².</summary>
    public double ObservationVariance { get; }

    /// <summary>The diagonal of Q: the variance of one step of each coefficient.</summary>
    public ReadOnlySpan<double> CoefficientVariances => _coefficientVariances;

    /// <summary>Takes in one observation and advances the state in place.</summary>
    /// <param name="state">What was known before it; afterwards what is known with it.</param>
    /// <param name="regressors">x, length k; a NaN makes the observation count as missing.</param>
    /// <param name="observation">y; NaN where it is missing.</param>
    /// <returns>What the observation told.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The observation or a regressor is infinite.</exception>
    public Innovation Step(DynamicRegressionState state, ReadOnlySpan<double> regressors, double observation)
    {
        bool missing = RequireInput(state, regressors, observation);
        Predict(state);

        // A NaN among the regressors makes error and variance NaN, which is what is known of them.
        Load(state.CovarianceValues, regressors, _loading);
        double variance = Dot(regressors, _loading) + ObservationVariance;
        if (missing)
        {
            return Innovation.Missing(variance);
        }

        double error = observation - Dot(regressors, state.CoefficientValues);
        double diffuseVariance = state.DiffuseRank > 0 ? LoadDiffuse(state, regressors) : 0;
        bool diffuse = diffuseVariance > 0;
        for (int i = 0; i < Size; i++)
        {
            _gain[i] = diffuse ? _diffuseLoading[i] / diffuseVariance : _loading[i] / variance;
            state.CoefficientValues[i] += _gain[i] * error;
        }

        Update(state.CovarianceValues, regressors, _loading, ObservationVariance);
        if (!diffuse)
        {
            return Innovation.Of(error, variance);
        }

        state.DiffuseRank--;
        Update(state.DiffuseValues, regressors, _diffuseLoading, noise: 0);
        if (state.DiffuseRank == 0)
        {
            Array.Clear(state.DiffuseValues);
        }

        return Innovation.Diffuse(error, variance, diffuseVariance);
    }

    /// <summary>Takes in a series; the same steps as <see cref="Step"/>, bit for bit.</summary>
    /// <param name="regressors">One row of k regressors per observation, row-major.</param>
    /// <param name="observations">Observations in time order; NaN where one is missing.</param>
    /// <param name="state">What is known before the first; advanced in place.</param>
    /// <param name="innovations">Receives every innovation; as long as <paramref name="observations"/>.</param>
    /// <returns>The log-likelihood, the sum of the innovations' terms.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An observation or regressor is infinite.</exception>
    public double Filter(
        ReadOnlySpan<double> regressors,
        ReadOnlySpan<double> observations,
        DynamicRegressionState state,
        Span<Innovation> innovations
    )
    {
        if (innovations.Length != observations.Length || regressors.Length != observations.Length * Size)
        {
            throw new ArgumentException(
                $"Need {Size} regressors ({regressors.Length} given) and one innovation ({innovations.Length}) for each "
                    + $"of {observations.Length} observations.",
                nameof(regressors)
            );
        }

        double logLikelihood = 0;
        for (int t = 0; t < observations.Length; t++)
        {
            innovations[t] = Step(state, regressors.Slice(t * Size, Size), observations[t]);
            logLikelihood += innovations[t].LogLikelihood;
        }

        return logLikelihood;
    }

    private bool RequireInput(DynamicRegressionState state, ReadOnlySpan<double> regressors, double observation)
    {
        if (state.Size != Size || regressors.Length != Size)
        {
            throw new ArgumentException(
                $"Need {Size} regressors and coefficients: {regressors.Length} and {state.Size} given.",
                nameof(regressors)
            );
        }

        Innovation.RequireNotInfinite(observation);
        bool missing = double.IsNaN(observation);
        foreach (double regressor in regressors)
        {
            Innovation.RequireNotInfinite(regressor);
            missing |= double.IsNaN(regressor);
        }

        return missing;
    }

    private void Predict(DynamicRegressionState state)
    {
        for (int i = 0; i < Size && !state.IsPrior; i++)
        {
            state.CovarianceValues[i * Size + i] += _coefficientVariances[i];
        }

        state.IsPrior = false;
    }

    private double LoadDiffuse(DynamicRegressionState state, ReadOnlySpan<double> regressors)
    {
        Load(state.DiffuseValues, regressors, _diffuseLoading);
        double scale = 0;
        for (int i = 0; i < Size; i++)
        {
            scale += regressors[i] * regressors[i]; // the diffuse part starts as the identity and only shrinks
        }

        double variance = Dot(regressors, _diffuseLoading);
        return variance > DiffuseTolerance * scale ? variance : 0;
    }

    private void Load(double[] covariance, ReadOnlySpan<double> regressors, double[] loading)
    {
        for (int i = 0; i < Size; i++)
        {
            loading[i] = Dot(covariance.AsSpan(i * Size, Size), regressors);
        }
    }

    private void Update(double[] covariance, ReadOnlySpan<double> regressors, double[] loading, double noise)
    {
        // (I − Kxᵀ)P first, with loading = Px, then the same from the right.
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j < Size; j++)
            {
                covariance[i * Size + j] -= _gain[i] * loading[j];
            }
        }

        for (int i = 0; i < Size; i++)
        {
            Span<double> row = covariance.AsSpan(i * Size, Size);
            double along = noise * _gain[i] - Dot(row, regressors);
            for (int j = 0; j < Size; j++)
            {
                row[j] += along * _gain[j];
            }
        }

        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = (covariance[i * Size + j] + covariance[j * Size + i]) / 2;
                covariance[i * Size + j] = covariance[j * Size + i] = mean;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
