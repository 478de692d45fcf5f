using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>An order that waits for the market, and what it remembers between two pieces of market data.</summary>
internal sealed class WorkingOrder(OrderTicket ticket, long sequence, Session session, Timestamp arrival)
{
    public OrderTicket Ticket { get; } = ticket;

    /// <summary>Counts the broker's orders; the lower one is served first.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The session it belongs to; not set for orders that outlive sessions.</summary>
    public Session Session { get; } = session;

    /// <summary>Data that began before this are not for this order: it was not there, or has seen them.</summary>
    public Timestamp EligibleFrom { get; private set; } = arrival;

    public decimal Filled { get; private set; }

    /// <summary>Whether the stop was reached: it is a market or limit order since.</summary>
    public bool Triggered { get; private set; }

    /// <summary>The best price a trailing stop has seen; null before the first.</summary>
    public decimal? BestPrice { get; private set; }

    /// <summary>Whether it is filled, cancelled, expired or replaced; set by <see cref="WorkingOrders"/>.</summary>
    public bool IsDone { get; set; }

    public string Id => Ticket.ClientOrderId;

    public OrderRequest Request => Ticket.Request;

    public decimal Remaining => Request.Quantity - Filled;

    public Timestamp ExpiresAt =>
        SessionRules.EndsWithSession(Request.TimeInForce) ? Session.Close : Timestamp.MaxValue;

    /// <summary>Matches the order and moves its stop.</summary>
    public MatchedPrice? Match(in BarPrices prices, Instrument instrument, bool fillsOnTouch)
    {
        OrderRequest request = Request;
        return request.Type switch
        {
            OrderType.Limit => LimitRule.Match(request.Side, request.LimitPrice!.Value, prices, fillsOnTouch),
            OrderType.StopLimit => MatchStopLimit(prices, fillsOnTouch),
            OrderType.Stop when !Triggered => Trigger(StopRule.Match(request.Side, request.StopPrice!.Value, prices)),
            OrderType.TrailingStop when !Triggered => MatchTrailing(prices, instrument.TickSize),
            _ => new MatchedPrice(prices.Open, AtOpen: true, Takes: true),
        };
    }

    public void Fill(decimal quantity) => Filled += quantity;

    public void HasSeen(Timestamp until)
    {
        if (until > EligibleFrom)
        {
            EligibleFrom = until;
        }
    }

    /// <summary>Goes on where another trailing stop was.</summary>
    public void TrailFrom(decimal? bestPrice) => BestPrice = bestPrice;

    public void Write(PayloadWriter writer)
    {
        BrokerPayloads.WriteTicket(writer, Ticket);
        writer.WriteInt64(Sequence);
        writer.WriteInt32(Session.Date.DayNumber);
        writer.WriteTimestamp(Session.Open);
        writer.WriteTimestamp(Session.Close);
        writer.WriteBoolean(Session.IsEarlyClose);
        writer.WriteTimestamp(EligibleFrom);
        writer.WriteDecimal(Filled);
        writer.WriteBoolean(Triggered);
        BrokerPayloads.WriteOptional(writer, BestPrice);
    }

    public static WorkingOrder Read(ref PayloadReader reader)
    {
        OrderTicket ticket = BrokerPayloads.ReadTicket(ref reader);
        long sequence = reader.ReadInt64();
        int day = reader.ReadInt32();
        if (day < 0 || day > DateOnly.MaxValue.DayNumber)
        {
            throw new PayloadException($"Day {day} of a session in the payload is not a date.");
        }

        var session = new Session(
            DateOnly.FromDayNumber(day),
            reader.ReadTimestamp(),
            reader.ReadTimestamp(),
            reader.ReadBoolean()
        );
        return new WorkingOrder(ticket, sequence, session, reader.ReadTimestamp())
        {
            Filled = reader.ReadDecimal(),
            Triggered = reader.ReadBoolean(),
            BestPrice = BrokerPayloads.ReadOptional(ref reader),
        };
    }

    private MatchedPrice? MatchStopLimit(in BarPrices prices, bool fillsOnTouch)
    {
        decimal limit = Request.LimitPrice!.Value;
        if (Triggered)
        {
            return LimitRule.Match(Request.Side, limit, prices, fillsOnTouch);
        }

        StopLimitMatch match = StopLimitRule.Match(Request.Side, Request.StopPrice!.Value, limit, prices, fillsOnTouch);
        Triggered = match.Triggered;
        return match.Fill;
    }

    private MatchedPrice? MatchTrailing(in BarPrices prices, decimal tickSize)
    {
        OrderRequest request = Request;
        decimal best = BestPrice ?? prices.Open;
        decimal stop = TrailingStopRule.Level(request.Side, best, request.TrailAmount, request.TrailFraction, tickSize);
        MatchedPrice? match = Trigger(StopRule.Match(request.Side, stop, prices));
        BestPrice = TrailingStopRule.Best(request.Side, best, prices);
        return match;
    }

    private MatchedPrice? Trigger(MatchedPrice? match)
    {
        Triggered = match is not null;
        return match;
    }
}
