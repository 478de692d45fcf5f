namespace OptiFire.Numerics.Optimization;

/// <summary>The BFGS update of a model of the curvature, damped so that the model stays positive definite.</summary>
/// <remarks>
/// <code>B ← B − Bssᵀ·B/sᵀBs + rrᵀ/sᵀr,   r = θy + (1 − θ)Bs,   θ = 1 or the least damping with sᵀr = 0.2·sᵀBs</code>
/// <para>Source: J. Nocedal and S. Wright, <i>Numerical Optimization</i>, 2nd ed. (2006), procedure 18.2.</para>
/// </remarks>
internal static class DampedUpdate
{
    /// <summary>Updates the model; false where it is not convex along the step, so that no update can mend it.</summary>
    /// <param name="curvature">B, symmetric, row-major.</param>
    /// <param name="move">s, the step taken.</param>
    /// <param name="change">y, the change of the gradient over it; overwritten.</param>
    public static bool TryApply(Span<double> curvature, ReadOnlySpan<double> move, Span<double> change)
    {
        int size = move.Length;
        Span<double> modelled = stackalloc double[size];
        double moveChange = 0;
        double moveModelled = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                modelled[i] += curvature[i * size + j] * move[j];
            }

            moveChange += move[i] * change[i];
            moveModelled += move[i] * modelled[i];
        }

        if (!(moveModelled > 0))
        {
            return false;
        }

        double damping = moveChange >= 0.2 * moveModelled ? 1 : 0.8 * moveModelled / (moveModelled - moveChange);
        double damped = damping * moveChange + (1 - damping) * moveModelled;
        for (int i = 0; i < size; i++)
        {
            change[i] = damping * change[i] + (1 - damping) * modelled[i];
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                curvature[i * size + j] += change[i] * change[j] / damped - modelled[i] * modelled[j] / moveModelled;
            }
        }

        return true;
    }
}
