namespace OptiFire.Numerics.Inference;

/// <summary>A mean with its standard error and t statistic.</summary>
/// <param name="Mean">The mean, in the unit of the values.</param>
/// <param name="StandardError">The standard error of the mean, same unit.</param>
/// <param name="TStatistic">Mean over standard error; NaN when the standard error is not above 0.</param>
public readonly record struct MeanTest(double Mean, double StandardError, double TStatistic);
