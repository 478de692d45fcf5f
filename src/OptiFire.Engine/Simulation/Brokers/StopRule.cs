using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>When a stop order wakes inside a bar, and at what price it then fills.</summary>
public static class StopRule
{
    /// <summary>Matches a stop order against the four prices of a bar.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <param name="stop">The price that wakes it, in currency units.</param>
    /// <param name="prices">The bar; consistent.</param>
    /// <returns>The match, or null.</returns>
    /// <remarks>
    /// <code>
    /// buy:  high ≥ stop  →  max(open, stop)
    /// sell: low  ≤ stop  →  min(open, stop)
    /// </code>
    /// A bar that opens beyond the stop fills at its open: a gap is never filled at the stop's own price.
    /// </remarks>
    public static MatchedPrice? Match(OrderSide side, decimal stop, in BarPrices prices)
    {
        if (side == OrderSide.Buy)
        {
            return prices.High >= stop
                ? new MatchedPrice(Math.Max(prices.Open, stop), AtOpen: prices.Open >= stop, Takes: true)
                : null;
        }

        return prices.Low <= stop
            ? new MatchedPrice(Math.Min(prices.Open, stop), AtOpen: prices.Open <= stop, Takes: true)
            : null;
    }
}
