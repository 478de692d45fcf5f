namespace OptiFire.Numerics.Filtering;

/// <summary>A level and trend as known at the end of the series.</summary>
/// <param name="Level">The smoothed level, in the observation's unit.</param>
/// <param name="Trend">The smoothed trend, unit per step.</param>
/// <param name="Variance">Their covariance.</param>
public readonly record struct HindsightTrend(double Level, double Trend, LevelTrendCovariance Variance);
