using System.Runtime.CompilerServices;

namespace OptiFire.Numerics.Filtering;

/// <summary>Checks on the variances that define a state space model.</summary>
internal static class ModelVariance
{
    public static double Require(double variance, [CallerArgumentExpression(nameof(variance))] string name = "") =>
        variance >= 0 && double.IsFinite(variance)
            ? variance
            : throw new ArgumentOutOfRangeException(name, variance, "A variance must be in [0, ∞).");

    public static double RequirePositive(
        double variance,
        [CallerArgumentExpression(nameof(variance))] string name = ""
    ) =>
        variance > 0 && double.IsFinite(variance)
            ? variance
            : throw new ArgumentOutOfRangeException(name, variance, "A variance must be in (0, ∞).");

    public static double RequireFinite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Must be finite.");
}
