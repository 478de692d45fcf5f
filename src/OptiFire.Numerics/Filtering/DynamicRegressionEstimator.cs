using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Filtering;

/// <summary>Estimates the variances of a <see cref="DynamicRegression"/> by maximum likelihood.</summary>
/// <remarks>
/// Maximises −½Σ(ln 2π + ln S + v²/S) from an exactly diffuse start over ln(Qᵢ·x̄ᵢ²/R), with x̄ᵢ² the mean square of
/// regressor i, each in [−25, 12], and the common scale concentrated out; starts from the best of a grid. A variance
/// that zero serves as well is reported as zero. Deterministic; meant for a few regressors.
/// <para>Source: A. Harvey, <i>Forecasting, Structural Time Series Models and the Kalman Filter</i> (1989),
/// section 7.7.</para>
/// </remarks>
public static class DynamicRegressionEstimator
{
    /// <summary>Estimates the variances.</summary>
    /// <param name="regressors">One row of k regressors per observation, row-major, finite.</param>
    /// <param name="observations">Observations in time order, NaN where missing; at least 10 + k, not all equal.</param>
    /// <returns>The model, its log-likelihood and how the search ended; check its status.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit, a regressor is always zero or not finite, there are too few observations, they are all
    /// equal, or the regressors explain them without error.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An observation is infinite.</exception>
    public static DynamicRegressionFit Fit(ReadOnlySpan<double> regressors, ReadOnlySpan<double> observations)
    {
        int observed = ObservationCount.Require(observations);
        int size = regressors.Length / observations.Length;
        if (size == 0 || regressors.Length != size * observations.Length || observed < ObservationCount.Minimum + size)
        {
            throw new ArgumentException(
                $"{regressors.Length} regressors do not give each of {observations.Length} observations the same number, "
                    + $"at least 1, or leave fewer than {ObservationCount.Minimum} observations over.",
                nameof(regressors)
            );
        }

        double[] meanSquares = MeanSquares(regressors, size);
        double[] rows = regressors.ToArray();
        double[] series = observations.ToArray();
        double[] Variances(double[] ratios) => [.. ratios.Select((ratio, i) => ratio / meanSquares[i])];

        (double[] ratios, EstimationStatus status) = VarianceRatios.Maximize(
            candidate => Likelihood(rows, series, Variances(candidate)).LogLikelihood,
            size,
            observed
        );

        double[] relative = Variances(ratios);
        ConcentratedLikelihood likelihood = Likelihood(rows, series, relative);
        double scale = likelihood.Scale;
        return new(new(scale, [.. relative.Select(variance => scale * variance)]), likelihood.LogLikelihood, status);
    }

    private static double[] MeanSquares(ReadOnlySpan<double> regressors, int size)
    {
        double[] meanSquares = new double[size];
        int rows = regressors.Length / size;
        for (int i = 0; i < regressors.Length; i++)
        {
            meanSquares[i % size] += regressors[i] * regressors[i] / rows;
        }

        for (int i = 0; i < size; i++)
        {
            if (!(meanSquares[i] > 0 && double.IsFinite(meanSquares[i])))
            {
                throw new ArgumentException($"Regressor {i} is always zero or not finite.", nameof(regressors));
            }
        }

        return meanSquares;
    }

    private static ConcentratedLikelihood Likelihood(double[] regressors, double[] observations, double[] variances)
    {
        int size = variances.Length;
        var model = new DynamicRegression(1, variances);
        DynamicRegressionState state = DynamicRegressionState.ExactDiffuse(size);
        ConcentratedLikelihood likelihood = default;
        for (int t = 0; t < observations.Length; t++)
        {
            likelihood.Add(model.Step(state, regressors.AsSpan(t * size, size), observations[t]));
        }

        return likelihood;
    }
}
