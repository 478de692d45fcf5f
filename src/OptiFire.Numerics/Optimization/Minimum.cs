namespace OptiFire.Numerics.Optimization;

/// <summary>The lowest point a bounded search found.</summary>
/// <param name="Point">The coordinates, within the bounds.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Status">How the search ended.</param>
public sealed record Minimum(double[] Point, double Value, EstimationStatus Status);
