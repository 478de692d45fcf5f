namespace OptiFire.Numerics.Optimization;

/// <summary>Minimises a function of one variable on an interval.</summary>
public static class ScalarMinimizer
{
    private const double GoldenSection = 0.3819660112501051; // (3 − √5) / 2

    /// <summary>Brent's method: golden sections, and parabolas where they help.</summary>
    /// <param name="objective">The function; with several minima one of them is found.</param>
    /// <param name="lower">Left end of the interval.</param>
    /// <param name="upper">Right end, above <paramref name="lower"/>.</param>
    /// <param name="tolerance">Absolute accuracy wanted of the argument, &gt; 0; below about 10⁻⁸ it is rounding.</param>
    /// <param name="maximumIterations">Evaluations before giving up; default 100.</param>
    /// <returns>The argument, the value there, the evaluations used, and whether the tolerance was met.</returns>
    /// <remarks>Source: R. Brent, <i>Algorithms for Minimization without Derivatives</i> (1973), chapter 5.</remarks>
    /// <exception cref="ArgumentException">The interval is empty or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance or limit is not positive.</exception>
    public static (double Argument, double Value, int Iterations, bool Converged) Minimize(
        Func<double, double> objective,
        double lower,
        double upper,
        double tolerance = 1e-8,
        int maximumIterations = 100
    )
    {
        if (!(lower < upper) || !double.IsFinite(upper - lower))
        {
            throw new ArgumentException(
                $"The interval [{lower}, {upper}] must be finite and not empty.",
                nameof(upper)
            );
        }

        if (!(tolerance > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be > 0.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumIterations);

        // best, second and previous second point; move and the one before it
        double best = lower + GoldenSection * (upper - lower);
        (double second, double third) = (best, best);
        double bestValue = objective(best);
        (double secondValue, double thirdValue) = (bestValue, bestValue);
        (double move, double earlierMove) = (0, 0);

        for (int iteration = 1; iteration <= maximumIterations; iteration++)
        {
            double middle = (lower + upper) / 2;
            double accuracy = tolerance + 1e-12 * Math.Abs(best);
            if (Math.Abs(best - middle) <= 2 * accuracy - (upper - lower) / 2)
            {
                return (best, bestValue, iteration, true);
            }

            double r = (best - second) * (bestValue - thirdValue);
            double q = (best - third) * (bestValue - secondValue);
            double p = (best - third) * q - (best - second) * r;
            q = 2 * (q - r);
            (p, q) = q > 0 ? (-p, q) : (p, -q);

            bool parabolic =
                Math.Abs(earlierMove) > accuracy
                && Math.Abs(p) < Math.Abs(q * earlierMove / 2)
                && p > q * (lower - best)
                && p < q * (upper - best);
            earlierMove =
                parabolic ? move
                : best < middle ? upper - best
                : lower - best;
            move = parabolic ? p / q : GoldenSection * earlierMove;

            double trial = best + (Math.Abs(move) >= accuracy ? move : Math.CopySign(accuracy, move));
            double value = objective(trial);
            if (value <= bestValue)
            {
                (lower, upper) = trial < best ? (lower, best) : (best, upper);
                (third, thirdValue) = (second, secondValue);
                (second, secondValue) = (best, bestValue);
                (best, bestValue) = (trial, value);
                continue;
            }

            (lower, upper) = trial < best ? (trial, upper) : (lower, trial);
            if (value <= secondValue || second == best)
            {
                (third, thirdValue) = (second, secondValue);
                (second, secondValue) = (trial, value);
            }
            else if (value <= thirdValue || third == best || third == second)
            {
                (third, thirdValue) = (trial, value);
            }
        }

        return (best, bestValue, maximumIterations, false);
    }
}
