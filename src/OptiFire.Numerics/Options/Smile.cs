using System.Collections.Immutable;

namespace OptiFire.Numerics.Options;

/// <summary>The implied volatilities of one expiry by strike and by delta.</summary>
/// <remarks>
/// The forward comes from <see cref="ParityForward"/>; only out-of-the-money mids count: puts below the forward, calls
/// from it up. Zero bids, crossed quotes and mids without a volatility are left out and counted; of several quotes for
/// one option the last counts. Options are taken as European.
/// <para>Sources: A. M. Malz, Journal of Derivatives 5 (1997) 18–36 (volatility in delta space); D. Reiswich and
/// U. Wystup, CPQF Working Paper 20 (2010).</para>
/// </remarks>
public sealed class Smile
{
    private Smile(
        SmileStatus status,
        ParityForward parity,
        double years,
        ImmutableArray<SmilePoint> points,
        int dropped
    )
    {
        Status = status;
        Parity = parity;
        Years = years;
        Points = points;
        Dropped = dropped;
    }

    /// <summary>Whether the chain gives a smile; when it does not there are no points.</summary>
    public SmileStatus Status { get; }

    /// <summary>The forward and the strike it was read at.</summary>
    public ParityForward Parity { get; }

    /// <summary>Time to expiry in years.</summary>
    public double Years { get; }

    /// <summary>The points by rising strike.</summary>
    public ImmutableArray<SmilePoint> Points { get; }

    /// <summary>Quotes left out as unusable, superseded or without a volatility; in-the-money ones do not count.</summary>
    public int Dropped { get; }

    /// <summary>Reads a smile from the quotes of one expiry.</summary>
    /// <param name="quotes">Quotes in any order.</param>
    /// <param name="years">Time to expiry in years; not above 0 gives the status expired.</param>
    /// <param name="rate">Interest rate to expiry, a fraction per year, continuously compounded.</param>
    /// <returns>The smile; where there is none its status says why.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is infinite.</exception>
    public static Smile FromQuotes(ReadOnlySpan<ChainQuote> quotes, double years, double rate)
    {
        OptionArguments.RequireFinite(rate);
        if (!(years > 0) || double.IsNaN(rate))
        {
            return Empty(SmileStatus.Expired, years, quotes.Length);
        }

        double discount = Math.Exp(-rate * years);
        ParityForward parity = ParityForward.Of(quotes, discount);
        if (double.IsNaN(parity.Forward) || parity.Forward <= 0)
        {
            return Empty(SmileStatus.NoForward, years, quotes.Length);
        }

        int dropped = 0;
        SortedDictionary<double, SmilePoint> points = [];
        foreach (ChainQuote quote in quotes)
        {
            bool outOfTheMoney = quote.Kind == OptionKind.Put == quote.Strike < parity.Forward;
            if (!quote.IsUsable)
            {
                dropped++;
            }
            else if (outOfTheMoney)
            {
                SmilePoint point = Point(quote, parity.Forward, years, discount);
                dropped += points.Remove(quote.Strike) ? 1 : 0;
                if (double.IsNaN(point.Volatility))
                {
                    dropped++;
                }
                else
                {
                    points.Add(quote.Strike, point);
                }
            }
        }

        SmileStatus status = points.Count == 0 ? SmileStatus.OneSideMissing : SmileStatus.Ready;
        return new(status, parity, years, [.. points.Values], dropped);
    }

    /// <summary>The volatility at a strike, straight or cubic in ln(K/F) between the points.</summary>
    /// <param name="strike">Strike, above 0.</param>
    /// <param name="cubic">Whether the natural cubic spline is used instead of straight lines.</param>
    /// <returns>A fraction per √year; NaN outside the points, where there are fewer than two, or for a NaN strike.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The strike is not above 0.</exception>
    public double VolatilityAt(double strike, bool cubic = false)
    {
        OptionArguments.RequirePositive(strike);
        return Points.Length < 2 ? double.NaN : new SmileCurve(this, cubic).At(Math.Log(strike / Parity.Forward));
    }

    private static SmilePoint Point(ChainQuote quote, double forward, double years, double discount)
    {
        double volatility = ImpliedVolatility
            .Solve(quote.Kind, quote.Mid, forward, quote.Strike, years, discount)
            .Volatility;
        double delta = OptionDelta.FromStrike(quote.Kind, forward, quote.Strike, years, volatility);
        return new(quote.Kind, quote.Strike, quote.Mid, volatility, delta);
    }

    private static Smile Empty(SmileStatus status, double years, int dropped) =>
        new(status, new(double.NaN, double.NaN), years, [], dropped);
}
