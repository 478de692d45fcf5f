using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Where a trailing stop stands.</summary>
/// <remarks>
/// The best price is the highest seen by a sell and the lowest seen by a buy, since the order arrived. A bar is matched
/// with the best price of the bars before it and moves it only afterwards: its high never lifts the stop that its low
/// then hits, because the two may have come in the other order. The first price seen after arrival is the first best price.
/// </remarks>
public static class TrailingStopRule
{
    /// <summary>The stop price that belongs to a best price.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <param name="best">The best price so far, in currency units.</param>
    /// <param name="amount">The distance in currency units, or null.</param>
    /// <param name="fraction">The distance as a fraction of <paramref name="best"/>, in (0, 1); used when there is no amount.</param>
    /// <param name="tickSize">The price step; greater than 0. The stop is rounded away from the market to a whole step.</param>
    /// <exception cref="ArgumentException">Neither distance is given.</exception>
    public static decimal Level(OrderSide side, decimal best, decimal? amount, decimal? fraction, decimal tickSize)
    {
        decimal distance =
            amount
            ?? best * fraction
            ?? throw new ArgumentException("A trailing stop needs an amount or a fraction.", nameof(amount));

        return side == OrderSide.Buy ? Ticks.Up(best + distance, tickSize) : Ticks.Down(best - distance, tickSize);
    }

    /// <summary>The best price after a bar.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <param name="best">The best price before it, in currency units.</param>
    /// <param name="prices">The bar.</param>
    public static decimal Best(OrderSide side, decimal best, in BarPrices prices) =>
        side == OrderSide.Buy ? Math.Min(best, prices.Low) : Math.Max(best, prices.High);
}
