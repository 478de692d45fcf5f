namespace OptiFire.Numerics.Filtering;

/// <summary>What one observation told a Kalman filter that its prediction did not.</summary>
/// <param name="Error">v = y − predicted y, in the observation's unit; NaN where the observation was missing.</param>
/// <param name="Variance">
/// S, the predicted variance of the error, unit²; while the start is exactly diffuse only its finite part (F*).
/// </param>
/// <param name="Standardized">
/// z = v/√S, about N(0, 1) if the model is right; NaN where the observation was missing or its prediction was diffuse.
/// </param>
/// <param name="LogLikelihood">
/// This observation's term, −½(ln 2π + ln S + z²); 0 where missing; −½(ln 2π + ln F∞) where diffuse.
/// </param>
public readonly record struct Innovation(double Error, double Variance, double Standardized, double LogLikelihood)
{
    internal const double LogTwoPi = 1.8378770664093453;

    internal static Innovation Missing(double variance) => new(double.NaN, variance, double.NaN, 0);

    internal static Innovation Diffuse(double error, double variance, double diffuseVariance) =>
        new(error, variance, double.NaN, -0.5 * (LogTwoPi + Math.Log(diffuseVariance)));

    internal static Innovation Of(double error, double variance)
    {
        double standardized = error / Math.Sqrt(variance);
        return new(error, variance, standardized, -0.5 * (LogTwoPi + Math.Log(variance) + standardized * standardized));
    }

    internal static void RequireNotInfinite(double observation)
    {
        if (double.IsInfinity(observation))
        {
            throw new ArgumentOutOfRangeException(
                nameof(observation),
                observation,
                "An observation must be finite, or NaN where it is missing."
            );
        }
    }
}
