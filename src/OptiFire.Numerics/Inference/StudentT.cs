using MathNet.Numerics;

namespace OptiFire.Numerics.Inference;

/// <summary>Two-sided probabilities of Student's t distribution, right also far in the tail.</summary>
/// <remarks>
/// <code>P(|T| ≥ t) = I_{ν/(ν + t²)}(ν/2, ½)</code>
/// with I the regularised incomplete beta function, so that a probability of 1e-300 keeps its digits.
/// <para>Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.1.</para>
/// </remarks>
public static class StudentT
{
    private const int MaximumIterations = 200;

    /// <summary>The probability of a value at least as far from 0.</summary>
    /// <param name="statistic">The t statistic; ±∞ gives 0, NaN gives NaN.</param>
    /// <param name="degreesOfFreedom">ν &gt; 0.</param>
    /// <returns>P(|T| ≥ |t|) in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above 0 or not finite.</exception>
    public static double TwoSidedPValue(double statistic, double degreesOfFreedom)
    {
        RequireFreedom(degreesOfFreedom);
        double square = statistic * statistic;
        double total = degreesOfFreedom + square;
        return double.IsNaN(square) ? double.NaN
            : double.IsInfinity(square) ? 0
            // Near 0 the argument ν/(ν + t²) rounds to 1: there the probability of the middle is the exact one.
            : square < 1 ? 1 - SpecialFunctions.BetaRegularized(0.5, degreesOfFreedom / 2, square / total)
            : SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total);
    }

    /// <summary>The t ≥ 0 that a value exceeds in magnitude with the given probability.</summary>
    /// <param name="probability">P(|T| ≥ t) in [0, 1]; 0 gives +∞, 1 gives 0, NaN gives NaN.</param>
    /// <param name="degreesOfFreedom">ν &gt; 0.</param>
    /// <returns>t, right to about 1e-12 relative down to a probability of 1e-150.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double TwoSidedQuantile(double probability, double degreesOfFreedom)
    {
        RequireFreedom(degreesOfFreedom);
        if (probability is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be in [0, 1].");
        }

        if (double.IsNaN(probability) || probability is 0 or 1)
        {
            return probability is 0 ? double.PositiveInfinity : 1 - probability;
        }

        double upper = 1;
        while (TwoSidedPValue(upper, degreesOfFreedom) > probability)
        {
            upper *= 2;
        }

        // Newton on ln p, held inside the bracket by halving.
        (double lower, double t) = (0, upper / 2);
        for (int i = 0; i < MaximumIterations; i++)
        {
            double p = TwoSidedPValue(t, degreesOfFreedom);
            (lower, upper) = p > probability ? (t, upper) : (lower, t);
            double next = t + p * Math.Log(p / probability) / (2 * Density(t, degreesOfFreedom));
            next = next > lower && next < upper ? next : (lower + upper) / 2;
            if (Math.Abs(next - t) <= 1e-14 * next)
            {
                return next;
            }

            t = next;
        }

        return t;
    }

    private static double Density(double t, double freedom) =>
        Math.Exp(
            SpecialFunctions.GammaLn((freedom + 1) / 2)
                - SpecialFunctions.GammaLn(freedom / 2)
                - 0.5 * Math.Log(freedom * Math.PI)
                - (freedom + 1) / 2 * Math.Log(1 + t * t / freedom)
        );

    private static void RequireFreedom(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || double.IsInfinity(degreesOfFreedom))
        {
            throw new ArgumentOutOfRangeException(
                nameof(degreesOfFreedom),
                degreesOfFreedom,
                "Degrees of freedom must be finite and > 0."
            );
        }
    }
}
