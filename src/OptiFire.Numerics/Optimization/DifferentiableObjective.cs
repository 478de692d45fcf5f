namespace OptiFire.Numerics.Optimization;

/// <summary>A function to be minimised, with its gradient.</summary>
/// <param name="point">Where to evaluate; not to be kept or written.</param>
/// <param name="gradient">
/// Receives the partial derivatives, one per coordinate; empty when only the value is wanted.
/// </param>
/// <returns>The value. NaN or infinity marks a point outside the domain, from which the search steps back.</returns>
public delegate double DifferentiableObjective(ReadOnlySpan<double> point, Span<double> gradient);
