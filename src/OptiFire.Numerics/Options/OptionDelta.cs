using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Options;

/// <summary>The delta of a strike and the strike of a delta, premium-unadjusted.</summary>
/// <remarks>
/// With φ = +1 for a call and −1 for a put, s = σ√T and c = 1 (forward) or e^(−qT) (spot):
/// <code>Δ = φ·c·Φ(φ·d₁)        K = F·exp(−φ·s·Φ⁻¹(φΔ/c) + s²/2)</code>
/// <para>Source: D. Reiswich and U. Wystup, "FX volatility smile construction", CPQF Working Paper 20 (2010).</para>
/// </remarks>
public static class OptionDelta
{
    /// <summary>The delta of a strike.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="forward">Forward price, above 0.</param>
    /// <param name="strike">Strike, above 0, same unit.</param>
    /// <param name="years">Time to expiry in years, ≥ 0.</param>
    /// <param name="volatility">A fraction per √year, ≥ 0.</param>
    /// <param name="convention">What the delta counts.</param>
    /// <param name="dividendDiscount">e^(−qT), above 0; read for a spot delta only.</param>
    /// <returns>In [0, 1] for a call, [−1, 0] for a put (times e^(−qT) for a spot delta). NaN if an argument is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double FromStrike(
        OptionKind kind,
        double forward,
        double strike,
        double years,
        double volatility,
        DeltaConvention convention = DeltaConvention.Forward,
        double dividendDiscount = 1
    )
    {
        OptionArguments.RequirePositive(forward);
        OptionArguments.RequirePositive(strike);
        OptionArguments.RequireNotNegative(years);
        OptionArguments.RequireNotNegative(volatility);
        double total = volatility * Math.Sqrt(years);
        double log = Math.Log(forward / strike);
        double d1 = log == 0 ? total / 2 : log / total + total / 2;
        double sign = kind == OptionKind.Call ? 1 : -1;
        return sign * Units(convention, dividendDiscount) * StandardNormal.Cdf(sign * d1);
    }

    /// <summary>The strike of a delta.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="delta">In (0, c) for a call, (−c, 0) for a put.</param>
    /// <param name="forward">Forward price, above 0.</param>
    /// <param name="years">Time to expiry in years, ≥ 0.</param>
    /// <param name="volatility">The volatility at that strike, a fraction per √year, ≥ 0.</param>
    /// <param name="convention">What the delta counts.</param>
    /// <param name="dividendDiscount">e^(−qT), above 0; read for a spot delta only.</param>
    /// <returns>A strike in the forward's unit. NaN if an argument is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double ToStrike(
        OptionKind kind,
        double delta,
        double forward,
        double years,
        double volatility,
        DeltaConvention convention = DeltaConvention.Forward,
        double dividendDiscount = 1
    )
    {
        OptionArguments.RequirePositive(forward);
        OptionArguments.RequireNotNegative(years);
        OptionArguments.RequireNotNegative(volatility);
        double sign = kind == OptionKind.Call ? 1 : -1;
        double probability = sign * delta / Units(convention, dividendDiscount);
        if (probability <= 0 || probability >= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "No strike has this delta.");
        }

        double total = volatility * Math.Sqrt(years);
        return forward * Math.Exp(-sign * total * StandardNormal.Quantile(probability) + total * total / 2);
    }

    private static double Units(DeltaConvention convention, double dividendDiscount)
    {
        OptionArguments.RequirePositive(dividendDiscount);
        return convention == DeltaConvention.Forward ? 1 : dividendDiscount;
    }
}
