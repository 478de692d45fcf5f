namespace OptiFire.Numerics.Options;

/// <summary>Volatility at a maturity between two that are quoted, total variance w = σ²T running straight between them.</summary>
/// <remarks>
/// <code>w(T) = w₁ + (w₂ − w₁)·(T − T₁)/(T₂ − T₁),   σ(T) = √(w(T)/T)</code>
/// <para>Source: Cboe Global Markets, "Volatility index methodology" (the same rule for 30 days); J. Gatheral, "The
/// Volatility Surface" (2006), ch. 3.</para>
/// </remarks>
public static class TotalVariance
{
    /// <summary>Interpolates one volatility; never extrapolates.</summary>
    /// <param name="nearYears">The earlier maturity T₁, above 0, in years.</param>
    /// <param name="nearVolatility">Its volatility, ≥ 0, a fraction per √year.</param>
    /// <param name="farYears">The later maturity T₂, above T₁ (or the same, when both are the target).</param>
    /// <param name="farVolatility">Its volatility, ≥ 0.</param>
    /// <param name="years">The maturity wanted, in years.</param>
    /// <returns>A fraction per √year; NaN when the maturity is not between the two or a number is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A maturity is not above 0, a volatility negative, or T₂ below T₁.</exception>
    public static double VolatilityAt(
        double nearYears,
        double nearVolatility,
        double farYears,
        double farVolatility,
        double years
    )
    {
        OptionArguments.RequirePositive(nearYears);
        OptionArguments.RequireNotNegative(nearVolatility);
        OptionArguments.RequireNotNegative(farVolatility);
        OptionArguments.RequirePositive(years);
        ArgumentOutOfRangeException.ThrowIfLessThan(farYears, nearYears);
        if (!(years >= nearYears && years <= farYears))
        {
            return double.NaN;
        }

        double near = nearVolatility * nearVolatility * nearYears;
        double far = farVolatility * farVolatility * farYears;
        double share = farYears > nearYears ? (years - nearYears) / (farYears - nearYears) : 0;
        return Math.Sqrt((near + (far - near) * share) / years);
    }
}
