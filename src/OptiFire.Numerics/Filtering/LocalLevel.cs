namespace OptiFire.Numerics.Filtering;

/// <summary>A level that wanders and is seen through noise: the random walk plus noise model and its Kalman filter.</summary>
/// <remarks>
/// <code>
/// yₜ = μₜ + εₜ,    εₜ ~ N(0, R)
/// μₜ₊₁ = μₜ + ηₜ,  ηₜ ~ N(0, Q)
/// predict: P⁻ = P + Q      v = y − μ,  S = P⁻ + R,  K = P⁻/S
/// update:  μ ← μ + K·v     P ← (1 − K)²·P⁻ + K²·R   (Joseph's form: a sum of squares, never negative)
/// </code>
/// Uses the past only. A missing observation (NaN) predicts and does not update. O(1) per step, no allocation.
/// <para>Sources: R. Kalman, "A new approach to linear filtering and prediction problems", J. Basic Engineering 82
/// (1960), 35–45; J. Durbin and S. J. Koopman, <i>Time Series Analysis by State Space Methods</i>, 2nd ed. (2012),
/// chapters 2 and 5 (exact diffuse start).</para>
/// </remarks>
public readonly record struct LocalLevel
{
    /// <summary>Sets the two variances of the model.</summary>
    /// <param name="observationVariance">R, unit² per observation, in [0, ∞).</param>
    /// <param name="levelVariance">Q, unit² per step, in [0, ∞); not both may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is negative or not finite.</exception>
    /// <exception cref="ArgumentException">Both variances are zero, which leaves nothing to filter.</exception>
    public LocalLevel(double observationVariance, double levelVariance)
    {
        ObservationVariance = ModelVariance.Require(observationVariance);
        LevelVariance = ModelVariance.Require(levelVariance);
        if (observationVariance + levelVariance == 0)
        {
            throw new ArgumentException("At least one variance must be positive.", nameof(observationVariance));
        }
    }

    /// <summary>R, the variance of the noise in an observation, unit².</summary>
    public double ObservationVariance { get; }

    /// <summary>Q, the variance of one step of the level, unit².</summary>
    public double LevelVariance { get; }

    /// <summary>The gain the filter tends to, K∞ = (−q + √(q² + 4q))/2 with q = Q/R, in [0, 1].</summary>
    /// <remarks>An exponentially weighted mean with this weight is the filter's limit, not the filter.</remarks>
    public double SteadyStateGain
    {
        get
        {
            double q = LevelVariance / ObservationVariance;

            // The same root with no difference of like numbers; q = ∞ means no noise.
            return double.IsInfinity(q) ? 1 : 2 * q / (q + Math.Sqrt(q * q + 4 * q) + (q == 0 ? 1 : 0));
        }
    }

    /// <summary>Takes in one observation.</summary>
    /// <param name="state">What was known before it.</param>
    /// <param name="observation">The observation; NaN where it is missing.</param>
    /// <returns>What is known after it, and what it told.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observation"/> is infinite.</exception>
    public LocalLevelStep Step(in LocalLevelState state, double observation)
    {
        Innovation.RequireNotInfinite(observation);

        double predicted = state.IsPrior ? state.Variance : state.Variance + LevelVariance;
        double variance = predicted + ObservationVariance;
        if (double.IsNaN(observation))
        {
            return new(state with { Variance = predicted, IsPrior = false }, Innovation.Missing(variance));
        }

        double error = observation - state.Level;
        if (state.IsDiffuse)
        {
            return new(
                new(observation, ObservationVariance, IsDiffuse: false, IsPrior: false),
                Innovation.Diffuse(error, variance, diffuseVariance: 1)
            );
        }

        // A certain state that is seen without noise has nothing to learn.
        double gain = variance > 0 ? predicted / variance : 0;
        double updated = (1 - gain) * (1 - gain) * predicted + gain * gain * ObservationVariance;
        return new(
            new(state.Level + gain * error, updated, IsDiffuse: false, IsPrior: false),
            Innovation.Of(error, variance)
        );
    }

    /// <summary>Takes in a series; the same steps as <see cref="Step"/>, bit for bit.</summary>
    /// <param name="observations">Observations in time order; NaN where one is missing.</param>
    /// <param name="start">What is known before the first.</param>
    /// <param name="steps">Receives every step; as long as <paramref name="observations"/>.</param>
    /// <returns>The log-likelihood, the sum of the steps' terms.</returns>
    /// <exception cref="ArgumentException"><paramref name="steps"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An observation is infinite.</exception>
    public double Filter(ReadOnlySpan<double> observations, in LocalLevelState start, Span<LocalLevelStep> steps)
    {
        if (steps.Length != observations.Length)
        {
            throw new ArgumentException(
                $"Need one step per observation: {steps.Length} for {observations.Length}.",
                nameof(steps)
            );
        }

        double logLikelihood = 0;
        LocalLevelState state = start;
        for (int t = 0; t < observations.Length; t++)
        {
            steps[t] = Step(state, observations[t]);
            state = steps[t].State;
            logLikelihood += steps[t].Innovation.LogLikelihood;
        }

        return logLikelihood;
    }
}
