using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Filtering;

/// <summary>Estimates the two variances of a <see cref="LocalLevel"/> by maximum likelihood.</summary>
/// <remarks>
/// Maximises −½Σ(ln 2π + ln S + v²/S) from an exactly diffuse start. The common scale of both variances is
/// concentrated out, which leaves one unknown, x = ln(Q/R), searched first on a grid and then by Brent's method; the
/// corner solutions Q = 0 and R = 0 are tried as such, since the likelihood may well have its maximum there.
/// Deterministic; about 60 filter runs.
/// <para>Source: J. Durbin and S. J. Koopman, <i>Time Series Analysis by State Space Methods</i>, 2nd ed. (2012),
/// section 2.10.</para>
/// </remarks>
public static class LocalLevelEstimator
{
    private const int GridReach = 16; // |ln(Q/R)| beyond this is a corner in all but name
    private const double Accuracy = 1e-7;

    /// <summary>Estimates the variances.</summary>
    /// <param name="observations">Observations in time order, NaN where missing; at least 10, not all equal.</param>
    /// <returns>The model, its log-likelihood and how the search ended; check its status.</returns>
    /// <exception cref="ArgumentException">There are too few observations, or they are all equal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An observation is infinite.</exception>
    public static LocalLevelFit Fit(ReadOnlySpan<double> observations)
    {
        int observed = ObservationCount.Require(observations);
        double[] series = observations.ToArray();
        double Cost(double logRatio) => -Likelihood(series, AtLogRatio(logRatio)).LogLikelihood / observed;

        int best = -GridReach;
        for (int x = -GridReach; x <= GridReach; x++)
        {
            best = Cost(x) < Cost(best) ? x : best;
        }

        (double logRatio, double cost, int iterations, bool converged) = ScalarMinimizer.Minimize(
            Cost,
            best - 1,
            best + 1,
            Accuracy
        );

        LocalLevel shape = AtLogRatio(logRatio);
        bool boundary = false;
        foreach (LocalLevel corner in (ReadOnlySpan<LocalLevel>)[new(1, 0), new(0, 1)])
        {
            double cornerCost = -Likelihood(series, corner).LogLikelihood / observed;
            if (cornerCost <= cost)
            {
                (shape, cost, boundary) = (corner, cornerCost, true);
            }
        }

        ConcentratedLikelihood likelihood = Likelihood(series, shape);
        double slope = boundary ? 0 : (Cost(logRatio + 1e-4) - Cost(logRatio - 1e-4)) / 2e-4;
        return new(
            new(shape.ObservationVariance * likelihood.Scale, shape.LevelVariance * likelihood.Scale),
            likelihood.LogLikelihood,
            new(converged, boundary, iterations, Math.Abs(slope))
        );
    }

    // Both variances as shares of their sum, so that neither end is out of reach.
    private static LocalLevel AtLogRatio(double logRatio) =>
        new(1 / (1 + Math.Exp(logRatio)), 1 / (1 + Math.Exp(-logRatio)));

    private static ConcentratedLikelihood Likelihood(double[] observations, LocalLevel model)
    {
        ConcentratedLikelihood likelihood = default;
        LocalLevelState state = LocalLevelState.ExactDiffuse;
        foreach (double observation in observations)
        {
            LocalLevelStep step = model.Step(state, observation);
            likelihood.Add(step.Innovation);
            state = step.State;
        }

        return likelihood;
    }
}
