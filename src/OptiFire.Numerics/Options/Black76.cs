namespace OptiFire.Numerics.Options;

/// <summary>The value of a European option on a forward.</summary>
/// <remarks>
/// <code>
/// V = D·(±F·Φ(±d₁) ∓ K·Φ(±d₂)),   d₁,₂ = ln(F/K)/s ± s/2,   s = σ√T
/// </code>
/// Computed as the out-of-the-money side plus intrinsic value, so that deep tails keep their relative accuracy, prices
/// are never negative, and put–call parity holds to rounding.
/// <para>Source: F. Black, "The pricing of commodity contracts", Journal of Financial Economics 3 (1976) 167–179.</para>
/// </remarks>
public static class Black76
{
    /// <summary>Prices one option.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="forward">Forward price F at expiry, above 0, in currency units.</param>
    /// <param name="strike">Strike K, above 0, same unit.</param>
    /// <param name="years">Time to expiry T in years, ≥ 0; 0 gives the discounted intrinsic value.</param>
    /// <param name="volatility">σ, a fraction per √year, ≥ 0; 0 gives the discounted intrinsic value.</param>
    /// <param name="discount">Value today of one unit at expiry, above 0; 1 leaves the price undiscounted.</param>
    /// <returns>Currency units today; NaN if an argument is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or infinite.</exception>
    public static double Price(
        OptionKind kind,
        double forward,
        double strike,
        double years,
        double volatility,
        double discount = 1
    )
    {
        OptionArguments.RequirePositive(forward);
        OptionArguments.RequirePositive(strike);
        OptionArguments.RequirePositive(discount);
        OptionArguments.RequireNotNegative(years);
        OptionArguments.RequireNotNegative(volatility);
        double intrinsic = kind == OptionKind.Call ? forward - strike : strike - forward;
        double total = volatility * Math.Sqrt(years);
        double timeValue =
            Math.Sqrt(forward)
            * Math.Sqrt(strike)
            * NormalizedBlack.Price(-Math.Abs(Math.Log(forward / strike)), total);
        return double.IsNaN(total) ? total : discount * (Math.Max(intrinsic, 0) + timeValue);
    }
}
