namespace OptiFire.Numerics.Factors;

/// <summary>How the slope b of an AR(1) is estimated.</summary>
public enum ReversionEstimator
{
    /// <summary>The least-squares slope of xₜ₊₁ on xₜ, as Avellaneda and Lee do.</summary>
    LeastSquares,

    /// <summary>The correlation of xₜ₊₁ with xₜ, each end with its own variance.</summary>
    Autocorrelation,
}
