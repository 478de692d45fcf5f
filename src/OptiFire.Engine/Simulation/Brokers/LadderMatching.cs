using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Matches the orders of an instrument against a quote, a book or a trade, in the order of their arrival.</summary>
/// <remarks>
/// A buy walks up the asks and a sell down the bids, level by level, while the prices suit it; what one order takes is
/// gone for the next. The displayed size is new in every quote and book. A trade is one level that both sides share, of
/// the size that the participation limit allows. Auction orders wait for bars.
/// </remarks>
internal sealed class LadderMatching(
    OrderDesk desk,
    SliceMatching slices,
    IFillPricing pricing,
    Func<Instrument, ICalendar> calendarOf,
    bool fillsOnTouch
)
{
    private readonly Ladder asks = new();
    private readonly Ladder bids = new();

    public void MatchQuote(in Quote quote, Instrument instrument)
    {
        asks.Clear();
        bids.Clear();
        if (quote.Ask > 0)
        {
            asks.Add(instrument.Price(quote.Ask), instrument.Quantity(quote.AskSize));
        }

        if (quote.Bid > 0)
        {
            bids.Add(instrument.Price(quote.Bid), instrument.Quantity(quote.BidSize));
        }

        Match(Displayed(instrument, quote.EventTime), asks, bids);
    }

    public void MatchBook(in OrderBook book, Instrument instrument)
    {
        asks.Load(book.Asks, instrument);
        bids.Load(book.Bids, instrument);
        Match(Displayed(instrument, book.EventTime), asks, bids);
    }

    public void MatchTrade(in Trade trade, Instrument instrument)
    {
        asks.Clear();
        asks.Add(instrument.Price(trade.Price), pricing.Capacity(instrument.Quantity(trade.Size)));
        MarketSlice slice = Displayed(instrument, trade.EventTime) with
        {
            Floor = instrument.TickSize,
            Ceiling = decimal.MaxValue,
            CrossesSpread = true,
            FillsOnTouch = fillsOnTouch,
        };
        Match(slice, asks, asks);
    }

    private static MarketSlice Displayed(Instrument instrument, Timestamp time) =>
        new()
        {
            Instrument = instrument,
            Prices = default,
            OpenTime = time,
            EndTime = time,
            Floor = 0,
            Ceiling = 0,
            CrossesSpread = false,
            FillsOnTouch = true,
            DailyVolume = 0,
        };

    private void Match(in MarketSlice slice, Ladder forBuys, Ladder forSells)
    {
        Timestamp time = slice.OpenTime;
        bool isRegular = calendarOf(slice.Instrument).IsOpen(time);
        foreach (WorkingOrder order in desk.Working.Of(slice.Instrument.Id))
        {
            if (order.ExpiresAt <= time)
            {
                desk.Expire(order, order.ExpiresAt);
                continue;
            }

            Ladder ladder = order.Request.Side == OrderSide.Buy ? forBuys : forSells;
            bool isAuction = order.Request.TimeInForce is TimeInForce.AtTheOpen or TimeInForce.AtTheClose;
            if (isRegular && !isAuction && time >= order.EligibleFrom && ladder.Count > 0)
            {
                Walk(order, slice, ladder);
                slices.Finish(order, slice);
            }
        }
    }

    private void Walk(WorkingOrder order, in MarketSlice slice, Ladder ladder)
    {
        if (order.Request.TimeInForce == TimeInForce.FillOrKill && !IsEnough(order, slice, ladder))
        {
            return;
        }

        for (int level = 0; level < ladder.Count && !order.IsDone; level++)
        {
            decimal left = ladder.Left(level);
            if (!slices.TryFill(order, At(slice, ladder.Price(level)), ref left, allOrNothing: false))
            {
                return;
            }

            ladder.SetLeft(level, left);
        }
    }

    /// <summary>Whether the levels that suit an order hold all of it; only for orders that no stop holds back.</summary>
    private static bool IsEnough(WorkingOrder order, in MarketSlice slice, Ladder ladder)
    {
        decimal found = 0;
        for (int level = 0; level < ladder.Count; level++)
        {
            if (order.Match(BarPrices.At(ladder.Price(level)), slice.Instrument, slice.FillsOnTouch) is null)
            {
                break;
            }

            found += slice.Instrument.RoundToLot(ladder.Left(level));
        }

        return found >= order.Remaining;
    }

    /// <summary>The slice at one price; a displayed price is what is paid, so it is floor and ceiling too.</summary>
    private static MarketSlice At(in MarketSlice slice, decimal price) =>
        slice.CrossesSpread
            ? slice with
            {
                Prices = BarPrices.At(price),
            }
            : slice with
            {
                Prices = BarPrices.At(price),
                Floor = price,
                Ceiling = price,
            };
}
