using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Matches the orders of an instrument against one bar, in the order of their arrival.</summary>
/// <remarks>
/// A bar is for an order when it starts at or after the order's arrival and after the last data the order has seen, so
/// that bars of several sizes, quotes and corrections never fill it twice from one piece of the past. A closing auction
/// is the last price of the bar that ends at the close, and needs only to come after the arrival.
/// </remarks>
internal sealed class BarMatching(
    OrderDesk desk,
    SliceMatching slices,
    IFillPricing pricing,
    Func<Instrument, ICalendar> calendarOf,
    bool fillsOnTouch
)
{
    public void Match(in Bar bar, Instrument instrument)
    {
        Session session = calendarOf(instrument).SessionAtOrAfter(bar.Start);
        bool isRegular = bar.EventTime > session.Open;
        decimal volume = instrument.Quantity(bar.Volume);
        decimal capacity = pricing.Capacity(volume);
        MarketSlice whole = Whole(bar, instrument, DailyVolume(volume, bar.Size, session));

        foreach (WorkingOrder order in desk.Working.Of(bar.Instrument))
        {
            if (order.ExpiresAt <= bar.Start)
            {
                desk.Expire(order, order.ExpiresAt);
                continue;
            }

            if (isRegular && View(order, bar, whole) is { } slice)
            {
                bool allOrNothing = order.Request.TimeInForce == TimeInForce.FillOrKill;
                slices.TryFill(order, slice, ref capacity, allOrNothing);
                slices.Finish(order, slice);
            }

            if (!order.IsDone && order.ExpiresAt <= bar.EventTime)
            {
                desk.Expire(order, order.ExpiresAt);
            }
        }
    }

    private MarketSlice Whole(in Bar bar, Instrument instrument, decimal dailyVolume)
    {
        var prices = new BarPrices(
            instrument.Price(bar.Open),
            instrument.Price(bar.High),
            instrument.Price(bar.Low),
            instrument.Price(bar.Close)
        );
        if (!prices.IsConsistent)
        {
            throw new ArgumentException(
                $"The bar of {instrument.Symbol} at {bar.Start} is impossible: {prices}.",
                nameof(bar)
            );
        }

        return new MarketSlice
        {
            Instrument = instrument,
            Prices = prices,
            OpenTime = bar.Start,
            EndTime = bar.EventTime,
            Floor = prices.Low,
            Ceiling = prices.High,
            CrossesSpread = true,
            FillsOnTouch = fillsOnTouch,
            DailyVolume = dailyVolume,
        };
    }

    private static MarketSlice? View(WorkingOrder order, in Bar bar, in MarketSlice whole)
    {
        TimeInForce timeInForce = order.Request.TimeInForce;
        if (timeInForce == TimeInForce.AtTheClose)
        {
            return bar.EventTime == order.Session.Close
                ? whole with
                {
                    Prices = BarPrices.At(whole.Prices.Close),
                    OpenTime = bar.EventTime,
                    CrossesSpread = false,
                }
                : null;
        }

        if (bar.Start < order.EligibleFrom)
        {
            return null;
        }

        BarPrices first = BarPrices.At(whole.Prices.Open);
        return timeInForce switch
        {
            TimeInForce.AtTheOpen => bar.EventTime > order.Session.Open
                ? whole with
                {
                    Prices = first,
                    CrossesSpread = false,
                }
                : null,
            TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill => whole with { Prices = first },
            _ => whole,
        };
    }

    private static decimal DailyVolume(decimal volume, BarSize size, Session session)
    {
        decimal sessionSeconds = (decimal)session.Length.TotalSeconds;
        return volume * sessionSeconds / Math.Clamp(size.Seconds, 1, sessionSeconds);
    }
}
