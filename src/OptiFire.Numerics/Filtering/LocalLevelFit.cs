using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Filtering;

/// <summary>A <see cref="LocalLevel"/> model estimated by maximum likelihood.</summary>
/// <param name="Model">The model with its estimated variances.</param>
/// <param name="LogLikelihood">The log-likelihood reached, from an exactly diffuse start.</param>
/// <param name="Status">
/// How the search ended; at the boundary when a variance is estimated as zero (a constant level, or no noise).
/// </param>
public sealed record LocalLevelFit(LocalLevel Model, double LogLikelihood, EstimationStatus Status);
