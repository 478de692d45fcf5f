namespace OptiFire.Numerics.Volatility;

/// <summary>Where a volatility process stands: enough to save, restore and go on.</summary>
/// <param name="Variance">σ²ₜ₊₁, the variance of the next return given all returns so far, return² per period.</param>
public readonly record struct GarchState(double Variance)
{
    /// <summary>σₜ₊₁, the volatility of the next return, per period and not annualised.</summary>
    public double Volatility => Math.Sqrt(Variance);
}
