namespace OptiFire.Numerics.Optimization;

/// <summary>Gives an objective without derivatives a gradient by central differences.</summary>
public static class NumericalGradient
{
    // The cube root of the machine precision balances truncation (h²) against rounding (ε/h).
    private const double RelativeStep = 6e-6;

    /// <summary>Wraps an objective.</summary>
    /// <param name="objective">The function; it must be defined a relative 10⁻⁵ beyond the bounds of the search.</param>
    /// <returns>The same function with its gradient, at 2n extra evaluations each; not safe for concurrent use.</returns>
    /// <remarks>
    /// <code>∂f/∂xᵢ ≈ (f(x + hᵢeᵢ) − f(x − hᵢeᵢ)) / 2hᵢ,   hᵢ = ε^⅓·max(1, |xᵢ|)</code>
    /// <para>Source: J. Nocedal and S. Wright, <i>Numerical Optimization</i>, 2nd ed. (2006), section 8.1.</para>
    /// </remarks>
    public static DifferentiableObjective Of(Objective objective)
    {
        double[] shifted = [];
        return (point, gradient) =>
        {
            if (shifted.Length != point.Length)
            {
                shifted = new double[point.Length];
            }

            point.CopyTo(shifted);
            for (int i = 0; i < gradient.Length; i++)
            {
                double step = RelativeStep * Math.Max(1, Math.Abs(point[i]));
                double above = point[i] + step;
                double below = point[i] - step;

                shifted[i] = above;
                double up = objective(shifted);
                shifted[i] = below;
                double down = objective(shifted);
                shifted[i] = point[i];

                gradient[i] = (up - down) / (above - below); // the step as rounded, not as asked for
            }

            return objective(point);
        };
    }
}
