using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Options;

/// <summary>The value of a European option on a spot price with a continuous dividend yield, and its greeks.</summary>
/// <remarks>
/// <see cref="Black76"/> on the forward F = S·e^((r − q)T) discounted by e^(−rT). Time is in years by the caller's day
/// count; rates are continuously compounded per year.
/// <para>Sources: F. Black and M. Scholes, Journal of Political Economy 81 (1973) 637–654; R. C. Merton, Bell Journal of
/// Economics and Management Science 4 (1973) 141–183.</para>
/// </remarks>
public static class BlackScholes
{
    /// <summary>Prices one option.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="spot">Price S of the underlying, above 0, in currency units.</param>
    /// <param name="strike">Strike K, above 0, same unit.</param>
    /// <param name="years">Time to expiry T in years, ≥ 0.</param>
    /// <param name="rate">Interest rate r, a fraction per year; may be negative.</param>
    /// <param name="dividendYield">Dividend yield q, a fraction per year; may be negative.</param>
    /// <param name="volatility">σ, a fraction per √year, ≥ 0.</param>
    /// <returns>Currency units; the discounted intrinsic value on the forward when T or σ is 0. NaN if an argument is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or infinite.</exception>
    public static double Price(
        OptionKind kind,
        double spot,
        double strike,
        double years,
        double rate,
        double dividendYield,
        double volatility
    )
    {
        double forward = Forward(spot, years, rate, dividendYield);
        return Black76.Price(kind, forward, strike, years, volatility, Math.Exp(-rate * years));
    }

    /// <summary>The forward price F = S·e^((r − q)T).</summary>
    /// <param name="spot">Price of the underlying, above 0, in currency units.</param>
    /// <param name="years">Time to delivery in years, ≥ 0.</param>
    /// <param name="rate">Interest rate, a fraction per year.</param>
    /// <param name="dividendYield">Dividend yield, a fraction per year.</param>
    /// <returns>Currency units; NaN if an argument is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or infinite.</exception>
    public static double Forward(double spot, double years, double rate, double dividendYield)
    {
        OptionArguments.RequirePositive(spot);
        OptionArguments.RequireNotNegative(years);
        OptionArguments.RequireFinite(rate);
        OptionArguments.RequireFinite(dividendYield);
        return spot * Math.Exp((rate - dividendYield) * years);
    }

    /// <summary>Prices one option and differentiates the price.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="spot">Price S of the underlying, above 0, in currency units.</param>
    /// <param name="strike">Strike K, above 0, same unit.</param>
    /// <param name="years">Time to expiry T in years, ≥ 0.</param>
    /// <param name="rate">Interest rate r, a fraction per year.</param>
    /// <param name="dividendYield">Dividend yield q, a fraction per year.</param>
    /// <param name="volatility">σ, a fraction per √year, ≥ 0.</param>
    /// <returns>
    /// Units as <see cref="OptionGreeks"/> says. When T or σ is 0 these are the limits: away from the forward nothing
    /// curves, at it gamma is infinite. NaN if an argument is NaN.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or infinite.</exception>
    public static OptionGreeks Greeks(
        OptionKind kind,
        double spot,
        double strike,
        double years,
        double rate,
        double dividendYield,
        double volatility
    )
    {
        double price = Price(kind, spot, strike, years, rate, dividendYield, volatility);
        double root = Math.Sqrt(years);
        double total = volatility * root;
        double log = Math.Log(Forward(spot, years, rate, dividendYield) / strike);
        double d1 = log == 0 ? total / 2 : log / total + total / 2;
        double d2 = log == 0 ? -total / 2 : d1 - total;
        double sign = kind == OptionKind.Call ? 1 : -1;
        double held = spot * Math.Exp(-dividendYield * years);
        double paid = strike * Math.Exp(-rate * years);
        double density = StandardNormal.Density(d1);
        double exercised = sign * StandardNormal.Cdf(sign * d2);
        double delta = sign * Math.Exp(-dividendYield * years) * StandardNormal.Cdf(sign * d1);
        double vega = held * density * root;
        double d2PerVolatility = log == 0 ? -root / 2 : d2 / volatility;

        // Where the density has vanished nothing curves, though d₁ and d₂ are infinite there.
        bool flat = density == 0;
        double decay = flat ? 0 : held * density * volatility / (2 * root);

        return new(
            price,
            delta,
            flat ? 0 : held * density / (spot * spot * total),
            vega,
            dividendYield * spot * delta - rate * paid * exercised - decay,
            years * paid * exercised,
            flat ? 0 : -held / spot * density * d2PerVolatility,
            flat ? 0 : vega * d1 * d2PerVolatility
        );
    }
}
