namespace OptiFire.Numerics.Microstructure;

/// <summary>The quoted spread in basis points of the mid price: 10⁴·(ask − bid)/mid, mid = (bid + ask)/2.</summary>
/// <remarks>
/// Scaled integers are prices in units of any common tick, so 99.90/100.10 is 9990/10010 in cents: 20 bps exactly.
/// A crossed quote has a negative spread and a locked one zero; <see cref="Classify"/> says which is which.
/// </remarks>
public static class QuotedSpread
{
    private const int TwiceTenThousand = 20_000; // mid holds a half, so the factor is doubled

    /// <summary>The spread in binary arithmetic.</summary>
    /// <param name="bid">Bid price, above 0.</param>
    /// <param name="ask">Ask price, above 0, same unit.</param>
    /// <returns>Basis points; NaN where a price is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A price is zero or negative.</exception>
    public static double BasisPoints(double bid, double ask)
    {
        if (bid <= 0 || ask <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(bid), Math.Min(bid, ask), "Prices must be above 0.");
        }

        return TwiceTenThousand * (ask - bid) / (ask + bid);
    }

    /// <summary>The spread in decimal arithmetic.</summary>
    /// <param name="bid">Bid price as a scaled integer, above 0.</param>
    /// <param name="ask">Ask price in the same scale, above 0.</param>
    /// <returns>Basis points, exact wherever the quotient has at most 28 digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A price is zero or negative.</exception>
    public static decimal BasisPoints(long bid, long ask)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bid);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ask);
        return TwiceTenThousand * ((decimal)ask - bid) / ((decimal)ask + bid);
    }

    /// <summary>Whether the spread is at most a limit, decided without division and so without rounding.</summary>
    /// <param name="bid">Bid price as a scaled integer, above 0.</param>
    /// <param name="ask">Ask price in the same scale, above 0.</param>
    /// <param name="limitMilliBps">The limit in thousandths of a basis point, from 0 to 10⁹; 20 bps is 20 000.</param>
    /// <returns>True at exactly the limit; also true for a crossed quote, whose spread is negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static bool IsWithin(long bid, long ask, long limitMilliBps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bid);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ask);
        ArgumentOutOfRangeException.ThrowIfNegative(limitMilliBps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limitMilliBps, 1_000_000_000);
        return TwiceTenThousand * 1000 * ((Int128)ask - bid) <= limitMilliBps * ((Int128)ask + bid);
    }

    /// <summary>Says what kind of quote it is; the first that applies of invalid, zero size, crossed, locked.</summary>
    /// <param name="bid">Bid price as a scaled integer.</param>
    /// <param name="ask">Ask price in the same scale.</param>
    /// <param name="bidSize">Size at the bid; below 1 there is none.</param>
    /// <param name="askSize">Size at the ask; below 1 there is none.</param>
    public static QuoteCondition Classify(long bid, long ask, long bidSize, long askSize)
    {
        if (bid <= 0 || ask <= 0)
        {
            return QuoteCondition.Invalid;
        }

        if (bidSize <= 0 || askSize <= 0)
        {
            return QuoteCondition.ZeroSize;
        }

        return bid > ask ? QuoteCondition.Crossed
            : bid == ask ? QuoteCondition.Locked
            : QuoteCondition.Regular;
    }
}
