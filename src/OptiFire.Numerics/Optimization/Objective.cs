namespace OptiFire.Numerics.Optimization;

/// <summary>A function to be minimised.</summary>
/// <param name="point">Where to evaluate; not to be kept or written.</param>
/// <returns>The value. NaN or infinity marks a point outside the domain.</returns>
public delegate double Objective(ReadOnlySpan<double> point);
