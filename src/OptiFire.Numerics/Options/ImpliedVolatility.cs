namespace OptiFire.Numerics.Options;

/// <summary>The volatility at which <see cref="Black76"/> gives a price.</summary>
/// <remarks>
/// In-the-money prices are turned into out-of-the-money ones by put–call parity. The normalised price β is then solved
/// for total volatility: a rational guess from the curve's inflection point, then third-order Householder steps on a
/// transform of β that is nearly straight (1/ln b low, b itself around the inflection, the logarithm of the distance to
/// the upper bound high), never leaving a bracket that closes in. Two or three steps reach rounding.
/// <para>Sources: P. Jäckel, "Let's be rational", Wilmott 75 (2015) 40–53; S. Manaster and G. Koehler, Journal of Finance
/// 37 (1982) 227–230 (the inflection as a start that cannot fail).</para>
/// </remarks>
public static class ImpliedVolatility
{
    private const double Rounding = 4.0 / (1L << 52);

    /// <summary>Solves for one price. Prices that have no volatility are a status, never an exception.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="price">The option's price today, in currency units.</param>
    /// <param name="forward">Forward price at expiry, above 0, same unit.</param>
    /// <param name="strike">Strike, above 0, same unit.</param>
    /// <param name="years">Time to expiry in years; not above 0 is expired.</param>
    /// <param name="discount">Value today of one unit at expiry, above 0.</param>
    /// <returns>The volatility, a fraction per √year, with its status.</returns>
    public static ImpliedVolatilityEstimate Solve(
        OptionKind kind,
        double price,
        double forward,
        double strike,
        double years,
        double discount = 1
    )
    {
        double value = price / discount;
        if (!(double.IsFinite(value) && IsPositive(forward) && IsPositive(strike) && double.IsFinite(years)))
        {
            return None(ImpliedVolatilityStatus.Undefined);
        }

        double intrinsic = kind == OptionKind.Call ? forward - strike : strike - forward;
        double timeValue = value - Math.Max(intrinsic, 0);
        double lesser = Math.Min(forward, strike);
        double rounding = intrinsic > 0 ? Rounding * Math.Max(value, lesser) : 0;
        ImpliedVolatilityStatus status =
            years <= 0 ? ImpliedVolatilityStatus.Expired
            : timeValue < -rounding ? ImpliedVolatilityStatus.BelowIntrinsic
            : timeValue <= rounding ? ImpliedVolatilityStatus.ZeroVega
            : timeValue >= lesser ? ImpliedVolatilityStatus.AboveBound
            : ImpliedVolatilityStatus.Solved;
        if (status != ImpliedVolatilityStatus.Solved)
        {
            return None(status);
        }

        double log = -Math.Abs(Math.Log(forward / strike));
        double scaled = timeValue / Math.Sqrt(forward) / Math.Sqrt(strike);
        (double total, int iterations) = new TotalVolatilitySearch(log, scaled).Solve();
        return double.IsFinite(total)
            ? new(total / Math.Sqrt(years), ImpliedVolatilityStatus.Solved, iterations)
            : None(ImpliedVolatilityStatus.ZeroVega);
    }

    /// <summary>Solves for the prices of one expiry.</summary>
    /// <param name="kind">Call or put.</param>
    /// <param name="prices">Prices today, in currency units.</param>
    /// <param name="strikes">As many strikes.</param>
    /// <param name="forward">Forward price at expiry, above 0.</param>
    /// <param name="years">Time to expiry in years.</param>
    /// <param name="discount">Value today of one unit at expiry, above 0.</param>
    /// <param name="destination">One estimate per price: <see cref="Solve"/> of each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SolveAll(
        OptionKind kind,
        ReadOnlySpan<double> prices,
        ReadOnlySpan<double> strikes,
        double forward,
        double years,
        double discount,
        Span<ImpliedVolatilityEstimate> destination
    )
    {
        if (prices.Length != strikes.Length || prices.Length != destination.Length)
        {
            throw new ArgumentException(
                $"{prices.Length} prices, {strikes.Length} strikes, {destination.Length} places.",
                nameof(destination)
            );
        }

        for (int i = 0; i < prices.Length; i++)
        {
            destination[i] = Solve(kind, prices[i], forward, strikes[i], years, discount);
        }
    }

    private static bool IsPositive(double value) => value > 0 && double.IsFinite(value);

    private static ImpliedVolatilityEstimate None(ImpliedVolatilityStatus status) => new(double.NaN, status, 0);
}
