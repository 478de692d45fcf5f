using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Which session an order belongs to, and which data belong to a session.</summary>
internal static class SessionRules
{
    /// <summary>The session an order works in: the running one, or the next; for the opening auction, the next that opens.</summary>
    public static Session SessionOf(TimeInForce timeInForce, ICalendar calendar, Timestamp arrival)
    {
        Session session = calendar.SessionAtOrAfter(arrival);
        bool missedOpening = timeInForce == TimeInForce.AtTheOpen && arrival > session.Open;
        return missedOpening ? calendar.SessionAtOrAfter(session.Close) : session;
    }

    /// <summary>Whether an order of this kind ends with its session.</summary>
    public static bool EndsWithSession(TimeInForce timeInForce) =>
        timeInForce is TimeInForce.Day or TimeInForce.AtTheOpen or TimeInForce.AtTheClose;

    /// <summary>Whether an order of this kind has one chance only.</summary>
    public static bool HasOneChance(TimeInForce timeInForce) =>
        timeInForce is not (TimeInForce.Day or TimeInForce.GoodTilCanceled);
}
