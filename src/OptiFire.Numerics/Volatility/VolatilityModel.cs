namespace OptiFire.Numerics.Volatility;

/// <summary>How the conditional variance moves from one return to the next.</summary>
public enum VolatilityModel
{
    /// <summary>GARCH(1,1): σ²ₜ₊₁ = ω + αε²ₜ + βσ²ₜ (Bollerslev 1986).</summary>
    Garch,

    /// <summary>GJR-GARCH(1,1,1): losses add γε²ₜ (Glosten, Jagannathan and Runkle 1993).</summary>
    Gjr,

    /// <summary>EGARCH(1,1,1): ln σ²ₜ₊₁ = ω + α(|zₜ| − √(2/π)) + γzₜ + β ln σ²ₜ (Nelson 1991).</summary>
    Egarch,
}
