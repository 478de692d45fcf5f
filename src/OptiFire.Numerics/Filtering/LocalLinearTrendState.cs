namespace OptiFire.Numerics.Filtering;

/// <summary>
/// What a <see cref="LocalLinearTrend"/> filter knows after its last step: enough to save, restore and go on.
/// </summary>
/// <param name="Level">The filtered level, in the observation's unit.</param>
/// <param name="Trend">The filtered trend, unit per step.</param>
/// <param name="Variance">Their covariance matrix; its finite part while <paramref name="DiffuseRank"/> is above 0.</param>
/// <param name="Diffuse">The part of the covariance that an exactly diffuse start sends to infinity; else zero.</param>
/// <param name="DiffuseRank">How many of the two states nothing is known of yet: 2, 1 or 0.</param>
/// <param name="IsPrior">
/// True before the first step: the state then describes the first level and trend themselves (a₁, P₁).
/// </param>
public readonly record struct LocalLinearTrendState(
    double Level,
    double Trend,
    LevelTrendCovariance Variance,
    LevelTrendCovariance Diffuse,
    int DiffuseRank,
    bool IsPrior
)
{
    /// <summary>A start that knows nothing, exactly: the limit of infinite variances.</summary>
    public static LocalLinearTrendState ExactDiffuse => new(0, 0, default, new(1, 0, 1), DiffuseRank: 2, IsPrior: true);

    /// <summary>A start at zero with large variances.</summary>
    /// <param name="kappa">Both variances, in (0, ∞); default 10⁶, which must dwarf the data's own scale.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kappa"/> is out of range.</exception>
    public static LocalLinearTrendState ApproximateDiffuse(double kappa = 1e6) =>
        new(0, 0, new(ModelVariance.RequirePositive(kappa), 0, kappa), default, DiffuseRank: 0, IsPrior: true);

    /// <summary>A start from a known distribution of the first level and trend.</summary>
    /// <param name="level">Mean of the first level; finite.</param>
    /// <param name="trend">Mean of the first trend; finite.</param>
    /// <param name="variance">P₁, symmetric positive semidefinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not finite, or a variance is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="variance"/> is not positive semidefinite.</exception>
    public static LocalLinearTrendState Known(double level, double trend, LevelTrendCovariance variance)
    {
        ModelVariance.RequireFinite(level);
        ModelVariance.RequireFinite(trend);
        ModelVariance.Require(variance.Level);
        ModelVariance.Require(variance.Trend);
        if (!(variance.Covariance * variance.Covariance <= variance.Level * variance.Trend))
        {
            throw new ArgumentException($"{variance} is not positive semidefinite.", nameof(variance));
        }

        return new(level, trend, variance, default, DiffuseRank: 0, IsPrior: true);
    }
}
