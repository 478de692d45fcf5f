namespace OptiFire.Numerics.Wavelets;

/// <summary>What a shrinkage did.</summary>
/// <param name="Sigma">The noise's standard deviation, in the unit of the values.</param>
/// <param name="Threshold">The threshold λ, same unit.</param>
/// <param name="Zeroed">How many detail coefficients are 0 afterwards.</param>
public readonly record struct Shrinkage(double Sigma, double Threshold, int Zeroed);
