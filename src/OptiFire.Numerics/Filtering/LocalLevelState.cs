namespace OptiFire.Numerics.Filtering;

/// <summary>What a <see cref="LocalLevel"/> filter knows after its last step: enough to save, restore and go on.</summary>
/// <param name="Level">The filtered level, E[μₜ | y₁…yₜ], in the observation's unit.</param>
/// <param name="Variance">Its variance, unit², ≥ 0; the finite part while <paramref name="IsDiffuse"/>.</param>
/// <param name="IsDiffuse">True until the first observation of an exactly diffuse start: nothing is known yet.</param>
/// <param name="IsPrior">
/// True before the first step: level and variance then describe the first level itself (a₁, P₁), and the first step
/// adds no level variance to them.
/// </param>
public readonly record struct LocalLevelState(double Level, double Variance, bool IsDiffuse, bool IsPrior)
{
    /// <summary>A start that knows nothing, exactly: the limit of an infinite variance.</summary>
    public static LocalLevelState ExactDiffuse => new(0, 0, IsDiffuse: true, IsPrior: true);

    /// <summary>A start at zero with a large variance.</summary>
    /// <param name="kappa">The variance, unit², in (0, ∞); default 10⁶, which must dwarf the data's own scale.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kappa"/> is out of range.</exception>
    public static LocalLevelState ApproximateDiffuse(double kappa = 1e6) =>
        new(0, ModelVariance.RequirePositive(kappa), IsDiffuse: false, IsPrior: true);

    /// <summary>A start from a known distribution of the first level.</summary>
    /// <param name="level">a₁, its mean; finite.</param>
    /// <param name="variance">P₁, its variance, in [0, ∞).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static LocalLevelState Known(double level, double variance) =>
        new(ModelVariance.RequireFinite(level), ModelVariance.Require(variance), IsDiffuse: false, IsPrior: true);
}
