using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>A broker that fills from the market data the kernel gives it, before strategies see them.</summary>
public interface IMarketDrivenBroker : IBroker
{
    /// <summary>Whether orders wait in an instrument: without any, its bars need not be given.</summary>
    bool HasWorkingOrders(InstrumentId instrument);

    /// <summary>Takes the time.</summary>
    void OnTime(Timestamp time);

    /// <summary>Takes a bar.</summary>
    void OnBar(in Bar bar);

    /// <summary>Takes a quote.</summary>
    void OnQuote(in Quote quote);

    /// <summary>Takes a trade.</summary>
    void OnTrade(in Trade trade);

    /// <summary>Takes an order book.</summary>
    void OnBook(in OrderBook book);

    /// <summary>Takes a corporate action.</summary>
    void OnCorporateAction(in CorporateAction action);
}
