using MathNet.Numerics;

namespace OptiFire.Numerics.Inference;

/// <summary>The normal distribution with mean 0 and variance 1.</summary>
public static class StandardNormal
{
    private const double InverseSqrtTwoPi = 0.39894228040143268;

    /// <summary>The density φ(x) = exp(−x²/2)/√(2π).</summary>
    /// <param name="x">Any number; ±∞ gives 0, NaN gives NaN.</param>
    public static double Density(double x) => InverseSqrtTwoPi * Math.Exp(-0.5 * x * x);

    /// <summary>The probability Φ(x) of a value at or below x.</summary>
    /// <param name="x">Any number; NaN gives NaN.</param>
    /// <returns>A probability in [0, 1], right to 1e-15 absolute and, in the lower tail, to about x²·1e-16 relative.</returns>
    public static double Cdf(double x) => 0.5 * SpecialFunctions.Erfc(-x / Constants.Sqrt2);

    /// <summary>The value that a share p of the distribution does not exceed.</summary>
    /// <param name="probability">In [0, 1]; 0 gives −∞, 1 gives +∞, NaN gives NaN.</param>
    /// <returns>x with Φ(x) = p, right to about 1e-15 relative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1].</exception>
    public static double Quantile(double probability)
    {
        if (probability is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be in [0, 1].");
        }

        // 1 − p is exact from one half up, so the upper tail is the lower one mirrored, never recomputed near 1.
        return probability > 0.5 ? LowerQuantile(1 - probability, -1) : LowerQuantile(probability, 1);
    }

    private static double LowerQuantile(double p, int sign)
    {
        if (p is 0 or 0.5 || double.IsNaN(p))
        {
            return p == 0 ? sign * double.NegativeInfinity : 0 * p;
        }

        return sign * -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p);
    }
}
