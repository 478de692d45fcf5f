namespace OptiFire.Numerics.Learning;

/// <summary>What a <see cref="RecursiveLeastSquares"/> said of a target before it learnt from it.</summary>
/// <param name="Prediction">xᵀθ with the coefficients before the update; NaN if a regressor is.</param>
/// <param name="Error">Target − prediction; NaN where the target or a regressor was missing and nothing was learnt.</param>
public readonly record struct RecursiveLeastSquaresStep(double Prediction, double Error);
