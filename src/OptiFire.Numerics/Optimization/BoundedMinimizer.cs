namespace OptiFire.Numerics.Optimization;

/// <summary>Minimises a smooth function of a few variables within a box.</summary>
public static class BoundedMinimizer
{
    /// <summary>Searches downhill from a start by a projected quasi-Newton method; deterministic, single-threaded.</summary>
    /// <param name="objective">The function with its gradient, best scaled so that its value is of order one.</param>
    /// <param name="start">Where to begin; moved onto the box if outside. Length n ≥ 1.</param>
    /// <param name="lower">Lower bounds, inclusive; −∞ where there is none.</param>
    /// <param name="upper">Upper bounds, inclusive; +∞ where there is none.</param>
    /// <param name="gradientTolerance">Converged when no feasible slope is steeper; default 10⁻⁷.</param>
    /// <param name="maximumIterations">Steps before giving up as not converged; default 200.</param>
    /// <returns>
    /// The lowest point found. It counts as converged also where rounding, or a kink of the objective, leaves no lower
    /// point along the Newton and the steepest direction, or where ten steps together gain less than 10⁻¹⁰ of
    /// 1 + |value|, provided the slope left is below 1 % of 1 + |value|.
    /// </returns>
    /// <remarks>
    /// Coordinates at a bound whose slope points outwards are held; the others move along the Newton direction of a
    /// damped BFGS model of the curvature, started from differences of the gradient, by Armijo backtracking along the
    /// path projected on the box. Time O(n³) per step beside the evaluations.
    /// <para>Sources: D. Bertsekas, "Projected Newton methods for optimization problems with simple constraints",
    /// SIAM J. Control and Optimization 20 (1982), 221–246; J. Nocedal and S. Wright, <i>Numerical Optimization</i>,
    /// 2nd ed. (2006), procedure 18.2 (damping).</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a lower bound exceeds its upper bound, or the objective is not finite at the start.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance or limit is not positive.</exception>
    public static Minimum Minimize(
        DifferentiableObjective objective,
        ReadOnlySpan<double> start,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        double gradientTolerance = 1e-7,
        int maximumIterations = 200
    )
    {
        if (!(gradientTolerance > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(gradientTolerance),
                gradientTolerance,
                "The tolerance must be > 0."
            );
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumIterations);
        RequireBox(start, lower, upper);
        var search = new BoundedSearch(objective, start, lower, upper);
        if (!double.IsFinite(search.Value))
        {
            throw new ArgumentException("The objective must be finite at the start.", nameof(start));
        }

        return search.Run(gradientTolerance, maximumIterations);
    }

    private static void RequireBox(ReadOnlySpan<double> start, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (start.IsEmpty || lower.Length != start.Length || upper.Length != start.Length)
        {
            throw new ArgumentException(
                $"Start ({start.Length}), lower ({lower.Length}) and upper ({upper.Length}) bounds need one common "
                    + "length of at least 1.",
                nameof(start)
            );
        }

        for (int i = 0; i < start.Length; i++)
        {
            if (double.IsNaN(start[i]) || !(lower[i] <= upper[i]))
            {
                throw new ArgumentException(
                    $"Coordinate {i}: start {start[i]} must be a number and the range [{lower[i]}, {upper[i]}] not empty.",
                    nameof(start)
                );
            }
        }
    }
}
