namespace OptiFire.Numerics.Optimization;

/// <summary>How a numerical estimation ended. Check <see cref="Converged"/> before using its parameters.</summary>
/// <param name="Converged">True when no feasible direction improves the objective beyond the tolerance.</param>
/// <param name="AtBoundary">
/// True when a parameter lies on the edge of its range: the estimate is a corner solution, and standard errors and
/// tests that assume an interior optimum do not apply to it.
/// </param>
/// <param name="Iterations">Steps taken, ≥ 0.</param>
/// <param name="GradientNorm">
/// Largest absolute slope of the objective (per observation, in the search's own coordinates) along directions
/// that stay within the bounds.
/// </param>
public readonly record struct EstimationStatus(bool Converged, bool AtBoundary, int Iterations, double GradientNorm);
