using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>When a limit order fills inside a bar, and at what price.</summary>
public static class LimitRule
{
    /// <summary>Matches a limit order against the four prices of a bar.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <param name="limit">The worst price, in currency units.</param>
    /// <param name="prices">The bar; consistent.</param>
    /// <param name="fillsOnTouch">
    /// Whether a price equal to the limit fills it. False asks the market to trade through the limit, because an order
    /// at the back of the queue is not served by a touch.
    /// </param>
    /// <returns>The match, or null. A buy never pays more, a sell never gets less than the limit.</returns>
    /// <remarks>
    /// <code>
    /// buy:  low  ≤ limit  →  min(open, limit)
    /// sell: high ≥ limit  →  max(open, limit)
    /// </code>
    /// Better than the limit only when the bar opens there: later in the bar the order rests and gets its own price.
    /// </remarks>
    public static MatchedPrice? Match(OrderSide side, decimal limit, in BarPrices prices, bool fillsOnTouch)
    {
        bool buys = side == OrderSide.Buy;
        if (!Reaches(buys, buys ? prices.Low : prices.High, limit, fillsOnTouch))
        {
            return null;
        }

        decimal price = buys ? Math.Min(prices.Open, limit) : Math.Max(prices.Open, limit);
        bool atOpen = Reaches(buys, prices.Open, limit, fillsOnTouch);
        return new MatchedPrice(price, atOpen, Takes: atOpen);
    }

    private static bool Reaches(bool buys, decimal price, decimal limit, bool fillsOnTouch) =>
        price == limit ? fillsOnTouch : price < limit == buys;
}
