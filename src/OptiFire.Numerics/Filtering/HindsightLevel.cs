namespace OptiFire.Numerics.Filtering;

/// <summary>A level as known at the end of the series.</summary>
/// <param name="Level">The smoothed level, E[μₜ | y₁…yₙ], in the observation's unit.</param>
/// <param name="Variance">Its variance, unit².</param>
public readonly record struct HindsightLevel(double Level, double Variance);
