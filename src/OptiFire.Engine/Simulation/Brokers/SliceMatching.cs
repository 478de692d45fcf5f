using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Gives one order its chance in one slice of market data.</summary>
internal sealed class SliceMatching(OrderDesk desk, IFillPricing pricing)
{
    /// <summary>Matches an order, fills what it can, and ends it when it had its only chance.</summary>
    /// <param name="order">A working order for which the data are not too early.</param>
    /// <param name="slice">What it sees of the data.</param>
    /// <param name="capacity">Units left in the data; reduced by what is filled.</param>
    public void Match(WorkingOrder order, in MarketSlice slice, ref decimal capacity)
    {
        if (order.Match(slice.Prices, slice.Instrument, slice.FillsOnTouch) is { } matched)
        {
            decimal quantity = Quantity(order, slice, capacity);
            if (quantity > 0)
            {
                capacity -= quantity;
                decimal price = pricing.Price(order, matched, quantity, slice);
                desk.Fill(order, quantity, price, matched.AtOpen ? slice.OpenTime : slice.EndTime);
            }
        }

        order.HasSeen(slice.EndTime);
        EndAfterOnlyChance(order, slice);
    }

    private static decimal Quantity(WorkingOrder order, in MarketSlice slice, decimal capacity)
    {
        if (capacity >= order.Remaining)
        {
            return order.Remaining;
        }

        return order.Request.TimeInForce == TimeInForce.FillOrKill ? 0 : slice.Instrument.RoundToLot(capacity);
    }

    private void EndAfterOnlyChance(WorkingOrder order, in MarketSlice slice)
    {
        if (order.IsDone || !SessionRules.HasOneChance(order.Request.TimeInForce))
        {
            return;
        }

        if (SessionRules.EndsWithSession(order.Request.TimeInForce))
        {
            desk.Expire(order, slice.OpenTime);
        }
        else
        {
            desk.Cancel(order, slice.OpenTime);
        }
    }
}
