namespace OptiFire.Numerics.Options;

/// <summary>The forward that put–call parity implies.</summary>
/// <remarks>
/// At the strike K* where call and put mids are closest, F = K* + (C − P)/D: there the error from early exercise and
/// from wide quotes is least. Of equally close strikes the lowest counts.
/// <para>Source: H. R. Stoll, Journal of Finance 24 (1969) 801–824; the choice of strike as in Cboe's VIX methodology.</para>
/// </remarks>
/// <param name="Forward">Forward price in currency units; NaN when no strike has both sides.</param>
/// <param name="Strike">The strike K* used; NaN likewise.</param>
public readonly record struct ParityForward(double Forward, double Strike)
{
    /// <summary>Finds it.</summary>
    /// <param name="quotes">Quotes of one expiry in any order. Unusable ones are passed over; of several for the same
    /// option the last counts.</param>
    /// <param name="discount">Value today of one unit at expiry, above 0.</param>
    /// <returns>The forward, or NaN in both fields.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The discount is not above 0.</exception>
    public static ParityForward Of(ReadOnlySpan<ChainQuote> quotes, double discount)
    {
        OptionArguments.RequirePositive(discount);
        Dictionary<double, double> calls = [];
        Dictionary<double, double> puts = [];
        foreach (ChainQuote quote in quotes)
        {
            if (quote.IsUsable)
            {
                (quote.Kind == OptionKind.Call ? calls : puts)[quote.Strike] = quote.Mid;
            }
        }

        ParityForward best = new(double.NaN, double.NaN);
        double least = double.PositiveInfinity;
        foreach ((double strike, double call) in calls)
        {
            if (!puts.TryGetValue(strike, out double put))
            {
                continue;
            }

            double distance = Math.Abs(call - put);
            if (distance < least || (distance == least && strike < best.Strike))
            {
                least = distance;
                best = new(strike + (call - put) / discount, strike);
            }
        }

        return best;
    }
}
