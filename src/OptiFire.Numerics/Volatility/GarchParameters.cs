namespace OptiFire.Numerics.Volatility;

/// <summary>The parameters of a <see cref="VolatilityModel"/>, in the units of the returns they describe.</summary>
/// <param name="Mean">μ, return per period; 0 under a zero mean.</param>
/// <param name="Omega">ω, return² per period (&gt; 0); for EGARCH a summand of the log variance, any sign.</param>
/// <param name="Alpha">α, weight of the last squared residual (≥ 0); for EGARCH of its size |z|, any sign.</param>
/// <param name="Gamma">
/// γ, extra weight of a loss (α + γ ≥ 0); for EGARCH weight of the signed z, below 0 where losses raise volatility.
/// 0 for GARCH.
/// </param>
/// <param name="Beta">β, weight of the last variance (≥ 0); for EGARCH of its log, in (−1, 1).</param>
/// <param name="DegreesOfFreedom">ν &gt; 2 of Student's t; +∞ where the residuals are normal.</param>
public readonly record struct GarchParameters(
    double Mean,
    double Omega,
    double Alpha,
    double Gamma,
    double Beta,
    double DegreesOfFreedom = double.PositiveInfinity
);
