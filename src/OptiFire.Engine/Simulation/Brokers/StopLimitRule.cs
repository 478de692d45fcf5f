using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>When a stop-limit order wakes inside a bar, and whether the rest of that bar surely reaches its limit.</summary>
public static class StopLimitRule
{
    /// <summary>Matches a stop-limit order that still sleeps against the four prices of a bar.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <param name="stop">The price that wakes it, in currency units.</param>
    /// <param name="limit">The worst price, in currency units.</param>
    /// <param name="prices">The bar; consistent.</param>
    /// <param name="fillsOnTouch">As in <see cref="LimitRule"/>.</param>
    /// <remarks>
    /// The order of a bar's high and low is not known, so only what must come after the trigger may fill the limit
    /// (for a buy; a sell is the mirror image):
    /// <list type="bullet">
    /// <item>it opens at or above the stop: the whole bar comes after the trigger, and the limit is matched against it;</item>
    /// <item>it reaches the stop later: what comes after starts at the stop, ends at the close, and has the bar's high.
    /// The low may have come before, so it counts for nothing.</item>
    /// </list>
    /// </remarks>
    public static StopLimitMatch Match(
        OrderSide side,
        decimal stop,
        decimal limit,
        in BarPrices prices,
        bool fillsOnTouch
    )
    {
        if (StopRule.Match(side, stop, prices) is not { } trigger)
        {
            return default;
        }

        if (trigger.AtOpen)
        {
            return new StopLimitMatch(true, LimitRule.Match(side, limit, prices, fillsOnTouch));
        }

        BarPrices after =
            side == OrderSide.Buy
                ? prices with
                {
                    Open = stop,
                    Low = Math.Min(stop, prices.Close),
                }
                : prices with
                {
                    Open = stop,
                    High = Math.Max(stop, prices.Close),
                };
        MatchedPrice? fill = LimitRule.Match(side, limit, after, fillsOnTouch);
        return new StopLimitMatch(true, fill is { } match ? match with { AtOpen = false } : null);
    }
}
