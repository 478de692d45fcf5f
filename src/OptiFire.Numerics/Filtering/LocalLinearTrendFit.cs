using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Filtering;

/// <summary>A <see cref="LocalLinearTrend"/> model estimated by maximum likelihood.</summary>
/// <param name="Model">The model with its estimated variances.</param>
/// <param name="LogLikelihood">The log-likelihood reached, from an exactly diffuse start.</param>
/// <param name="Status">
/// How the search ended; at the boundary when the level's or trend's variance is estimated as zero, or the
/// observation's as negligible beside them.
/// </param>
public sealed record LocalLinearTrendFit(LocalLinearTrend Model, double LogLikelihood, EstimationStatus Status);
