using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Gives one order its chance in one slice of market data.</summary>
internal sealed class SliceMatching(OrderDesk desk, IFillPricing pricing)
{
    /// <summary>Matches an order and fills what it can.</summary>
    /// <param name="order">A working order for which the data are not too early.</param>
    /// <param name="slice">What it sees of the data.</param>
    /// <param name="capacity">Units left in the data; reduced by what is filled.</param>
    /// <param name="allOrNothing">Whether a part is not wanted.</param>
    /// <returns>Whether the price suits the order, even where nothing is left to fill it.</returns>
    public bool TryFill(WorkingOrder order, in MarketSlice slice, ref decimal capacity, bool allOrNothing)
    {
        if (order.Match(slice.Prices, slice.Instrument, slice.FillsOnTouch) is not { } matched)
        {
            return false;
        }

        decimal quantity =
            capacity >= order.Remaining ? order.Remaining
            : allOrNothing ? 0
            : slice.Instrument.RoundToLot(capacity);
        if (quantity > 0)
        {
            capacity -= quantity;
            decimal price = pricing.Price(order, matched, quantity, slice);
            desk.Fill(order, quantity, price, matched.AtOpen ? slice.OpenTime : slice.EndTime);
        }

        return true;
    }

    /// <summary>Notes that an order has seen the slice, and ends it when that was its only chance.</summary>
    public void Finish(WorkingOrder order, in MarketSlice slice)
    {
        order.HasSeen(slice.EndTime);
        TimeInForce timeInForce = order.Request.TimeInForce;
        if (order.IsDone || !SessionRules.HasOneChance(timeInForce))
        {
            return;
        }

        if (SessionRules.EndsWithSession(timeInForce))
        {
            desk.Expire(order, slice.OpenTime);
        }
        else
        {
            desk.Cancel(order, slice.OpenTime);
        }
    }
}
