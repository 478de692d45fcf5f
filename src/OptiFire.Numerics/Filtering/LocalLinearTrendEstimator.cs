using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Filtering;

/// <summary>Estimates the three variances of a <see cref="LocalLinearTrend"/> by maximum likelihood.</summary>
/// <remarks>
/// Maximises −½Σ(ln 2π + ln S + v²/S) from an exactly diffuse start over ln(Q_level/R) and ln(Q_trend/R), each in
/// [−25, 12], with the common scale concentrated out; starts from the best of a grid. A variance that zero serves as
/// well is reported as zero. Deterministic.
/// <para>Source: A. Harvey, <i>Forecasting, Structural Time Series Models and the Kalman Filter</i> (1989),
/// section 4.2.</para>
/// </remarks>
public static class LocalLinearTrendEstimator
{
    /// <summary>Estimates the variances.</summary>
    /// <param name="observations">Observations in time order, NaN where missing; at least 10, not all equal.</param>
    /// <returns>The model, its log-likelihood and how the search ended; check its status.</returns>
    /// <exception cref="ArgumentException">
    /// There are too few observations, they are all equal, or they follow a line without error.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An observation is infinite.</exception>
    public static LocalLinearTrendFit Fit(ReadOnlySpan<double> observations)
    {
        int observed = ObservationCount.Require(observations);
        double[] series = observations.ToArray();
        (double[] ratios, EstimationStatus status) = VarianceRatios.Maximize(
            candidate => Likelihood(series, candidate).LogLikelihood,
            count: 2,
            observed
        );

        ConcentratedLikelihood likelihood = Likelihood(series, ratios);
        double scale = likelihood.Scale;
        return new(new(scale, scale * ratios[0], scale * ratios[1]), likelihood.LogLikelihood, status);
    }

    private static ConcentratedLikelihood Likelihood(double[] observations, double[] ratios)
    {
        var model = new LocalLinearTrend(1, ratios[0], ratios[1]);
        ConcentratedLikelihood likelihood = default;
        LocalLinearTrendState state = LocalLinearTrendState.ExactDiffuse;
        foreach (double observation in observations)
        {
            LocalLinearTrendStep step = model.Step(state, observation);
            likelihood.Add(step.Innovation);
            state = step.State;
        }

        return likelihood;
    }
}
