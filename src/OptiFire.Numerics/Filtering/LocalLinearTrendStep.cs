namespace OptiFire.Numerics.Filtering;

/// <summary>One step of a <see cref="LocalLinearTrend"/> filter.</summary>
/// <param name="State">What is known after the observation: filtered level, trend and covariance, to be kept.</param>
/// <param name="Innovation">What the observation told.</param>
public readonly record struct LocalLinearTrendStep(LocalLinearTrendState State, Innovation Innovation);
