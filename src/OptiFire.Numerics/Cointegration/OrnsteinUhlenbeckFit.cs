namespace OptiFire.Numerics.Cointegration;

/// <summary>A fitted Ornstein–Uhlenbeck process. Check <see cref="Status"/> first.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Slope">b in Δs = a + b·s + ε; NaN when nothing was fitted.</param>
/// <param name="SlopeStandardError">Classical standard error of b; NaN with three values.</param>
/// <param name="Intercept">a, unit of the spread per step.</param>
/// <param name="HalfLife">−ln 2/ln(1 + b) in the unit of the step; +∞ when not reverting, NaN when overshooting.</param>
/// <param name="HalfLifeStandardError">The half-life's standard error, |dH/db|·s.e.(b) = ln 2·Δt·s.e.(b)/((1 + b)·ln²(1 + b));
/// NaN unless reverting.</param>
/// <param name="HalfLifeSmallSlope">−ln 2/b, its limit for small b; +∞ when not reverting.</param>
/// <param name="Speed">κ = −ln(1 + b)/Δt per unit of time; NaN unless reverting.</param>
/// <param name="Mean">The level μ = −a/b returned to, unit of the spread; NaN when not reverting.</param>
/// <param name="Volatility">σ = s_ε·√(2κ/(1 − (1 + b)²)), unit of the spread per √time; NaN unless reverting.</param>
/// <param name="EquilibriumDeviation">σ/√(2κ), the spread's long-run standard deviation; NaN unless reverting.</param>
public readonly record struct OrnsteinUhlenbeckFit(
    MeanReversionStatus Status,
    double Slope,
    double SlopeStandardError,
    double Intercept,
    double HalfLife,
    double HalfLifeStandardError,
    double HalfLifeSmallSlope,
    double Speed,
    double Mean,
    double Volatility,
    double EquilibriumDeviation
)
{
    /// <summary>b over its standard error; not a t distribution under b = 0: see the Dickey–Fuller test.</summary>
    public double SlopeTStatistic => SlopeStandardError > 0 ? Slope / SlopeStandardError : double.NaN;
}
