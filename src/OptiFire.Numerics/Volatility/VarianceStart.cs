namespace OptiFire.Numerics.Volatility;

/// <summary>What stands for the squared residual and the variance before the first return.</summary>
public enum VarianceStart
{
    /// <summary>
    /// Σ 0.94ⁱe²ᵢ / Σ 0.94ⁱ over the first min(75, n) returns, about the sample mean (or about zero under a zero mean).
    /// </summary>
    Backcast,

    /// <summary>
    /// The mean squared residual of the whole sample at the mean under trial (Fiorentini, Calzolari and Panattoni 1996).
    /// For <see cref="VolatilityModel.Egarch"/> too.
    /// </summary>
    MeanSquare,
}
