namespace OptiFire.Numerics.Filtering;

/// <summary>A level that moves by a trend which itself wanders, seen through noise, and its Kalman filter.</summary>
/// <remarks>
/// <code>
/// yₜ = μₜ + εₜ,          εₜ ~ N(0, R)
/// μₜ₊₁ = μₜ + νₜ + ηₜ,   ηₜ ~ N(0, Q_level)
/// νₜ₊₁ = νₜ + ζₜ,        ζₜ ~ N(0, Q_trend)
/// </code>
/// With x = (μ, ν), F = [1 1; 0 1], H = [1 0]: x⁻ = Fx, P⁻ = FPFᵀ + Q, K = P⁻Hᵀ/S, and Joseph's form for P.
/// Uses the past only. A missing observation (NaN) predicts and does not update. O(1) per step, no allocation.
/// <para>Sources: A. Harvey, <i>Forecasting, Structural Time Series Models and the Kalman Filter</i> (1989), chapter 4;
/// J. Durbin and S. J. Koopman, <i>Time Series Analysis by State Space Methods</i>, 2nd ed. (2012), chapters 3 and 5
/// (exact diffuse start).</para>
/// </remarks>
public readonly record struct LocalLinearTrend
{
    // Below this the diffuse part of an observation's variance is rounding left by an earlier one.
    private const double DiffuseTolerance = 1e-10;

    /// <summary>Sets the three variances of the model.</summary>
    /// <param name="observationVariance">R, unit² per observation, in [0, ∞).</param>
    /// <param name="levelVariance">Q_level, unit² per step, in [0, ∞).</param>
    /// <param name="trendVariance">Q_trend, unit² per step³, in [0, ∞); not all three may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is negative or not finite.</exception>
    /// <exception cref="ArgumentException">All variances are zero, which leaves nothing to filter.</exception>
    public LocalLinearTrend(double observationVariance, double levelVariance, double trendVariance)
    {
        ObservationVariance = ModelVariance.Require(observationVariance);
        LevelVariance = ModelVariance.Require(levelVariance);
        TrendVariance = ModelVariance.Require(trendVariance);
        if (observationVariance + levelVariance + trendVariance == 0)
        {
            throw new ArgumentException("At least one variance must be positive.", nameof(observationVariance));
        }
    }

    /// <summary>R, the variance of the noise in an observation, unit².</summary>
    public double ObservationVariance { get; }

    /// <summary>The variance of one step of the level about its trend, unit².</summary>
    public double LevelVariance { get; }

    /// <summary>The variance of one step of the trend, (unit per step)².</summary>
    public double TrendVariance { get; }

    /// <summary>Takes in one observation.</summary>
    /// <param name="state">What was known before it.</param>
    /// <param name="observation">The observation; NaN where it is missing.</param>
    /// <returns>What is known after it, and what it told.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observation"/> is infinite.</exception>
    public LocalLinearTrendStep Step(in LocalLinearTrendState state, double observation)
    {
        Innovation.RequireNotInfinite(observation);

        LocalLinearTrendState predicted = Predict(state);
        double variance = predicted.Variance.Level + ObservationVariance;
        if (double.IsNaN(observation))
        {
            return new(predicted, Innovation.Missing(variance));
        }

        double error = observation - predicted.Level;
        return predicted.DiffuseRank > 0 && predicted.Diffuse.Level > DiffuseTolerance
            ? UpdateDiffuse(predicted, error, variance)
            : Update(predicted, error, variance);
    }

    /// <summary>Takes in a series; the same steps as <see cref="Step"/>, bit for bit.</summary>
    /// <param name="observations">Observations in time order; NaN where one is missing.</param>
    /// <param name="start">What is known before the first.</param>
    /// <param name="steps">Receives every step; as long as <paramref name="observations"/>.</param>
    /// <returns>The log-likelihood, the sum of the steps' terms.</returns>
    /// <exception cref="ArgumentException"><paramref name="steps"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An observation is infinite.</exception>
    public double Filter(
        ReadOnlySpan<double> observations,
        in LocalLinearTrendState start,
        Span<LocalLinearTrendStep> steps
    )
    {
        if (steps.Length != observations.Length)
        {
            throw new ArgumentException(
                $"Need one step per observation: {steps.Length} for {observations.Length}.",
                nameof(steps)
            );
        }

        double logLikelihood = 0;
        LocalLinearTrendState state = start;
        for (int t = 0; t < observations.Length; t++)
        {
            steps[t] = Step(state, observations[t]);
            state = steps[t].State;
            logLikelihood += steps[t].Innovation.LogLikelihood;
        }

        return logLikelihood;
    }

    private LocalLinearTrendState Predict(in LocalLinearTrendState state)
    {
        if (state.IsPrior)
        {
            return state with { IsPrior = false };
        }

        LevelTrendCovariance moved = state.Variance.Moved();
        return state with
        {
            Level = state.Level + state.Trend,
            Variance = moved with { Level = moved.Level + LevelVariance, Trend = moved.Trend + TrendVariance },
            Diffuse = state.Diffuse.Moved(),
        };
    }

    private LocalLinearTrendStep Update(in LocalLinearTrendState predicted, double error, double variance)
    {
        // A certain state that is seen without noise has nothing to learn.
        double levelGain = variance > 0 ? predicted.Variance.Level / variance : 0;
        double trendGain = variance > 0 ? predicted.Variance.Covariance / variance : 0;
        return new(
            predicted with
            {
                Level = predicted.Level + levelGain * error,
                Trend = predicted.Trend + trendGain * error,
                Variance = predicted.Variance.Updated(levelGain, trendGain, ObservationVariance),
            },
            Innovation.Of(error, variance)
        );
    }

    private LocalLinearTrendStep UpdateDiffuse(in LocalLinearTrendState predicted, double error, double variance)
    {
        // In the limit the gain comes from the infinite part alone; the level's own gain is one.
        double trendGain = predicted.Diffuse.Covariance / predicted.Diffuse.Level;
        int rank = predicted.DiffuseRank - 1;
        return new(
            predicted with
            {
                Level = predicted.Level + error,
                Trend = predicted.Trend + trendGain * error,
                Variance = predicted.Variance.Updated(1, trendGain, ObservationVariance),
                Diffuse = rank == 0 ? default : predicted.Diffuse.Updated(1, trendGain, 0),
                DiffuseRank = rank,
            },
            Innovation.Diffuse(error, variance, predicted.Diffuse.Level)
        );
    }
}
