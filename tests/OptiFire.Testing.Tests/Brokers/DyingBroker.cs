using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Tests.Brokers;

/// <summary>Kills the engine at the nth point where something passes between it and its broker.</summary>
public sealed class DyingBroker(IMarketDrivenBroker broker, int diesAt) : IMarketDrivenBroker, IBrokerSink
{
    private IBrokerSink? _sink;
    private int _passed;

    /// <summary>How often something passed.</summary>
    public int Passed => _passed;

    public string Name => broker.Name;

    public bool IsSimulated => broker.IsSimulated;

    public void Connect(IBrokerSink sink)
    {
        _sink = sink;
        broker.Connect(this);
    }

    public void Submit(OrderTicket ticket)
    {
        Pass();
        broker.Submit(ticket);
        Pass();
    }

    public void Cancel(string clientOrderId)
    {
        Pass();
        broker.Cancel(clientOrderId);
        Pass();
    }

    public void Replace(string clientOrderId, OrderTicket replacement) => broker.Replace(clientOrderId, replacement);

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        broker.QueryAsync(cancellationToken);

    public bool HasWorkingOrders(InstrumentId instrument) => broker.HasWorkingOrders(instrument);

    public void OnTime(Timestamp time) => broker.OnTime(time);

    public void OnBar(in Bar bar) => broker.OnBar(in bar);

    public void OnQuote(in Quote quote) => broker.OnQuote(in quote);

    public void OnTrade(in Trade trade) => broker.OnTrade(in trade);

    public void OnBook(in OrderBook book) => broker.OnBook(in book);

    public void OnCorporateAction(in CorporateAction action) => broker.OnCorporateAction(in action);

    void IBrokerSink.Deliver(in BrokerEvent brokerEvent)
    {
        Pass();
        _sink!.Deliver(in brokerEvent);
        Pass();
    }

    private void Pass()
    {
        if (++_passed == diesAt)
        {
            throw new EngineKilledException();
        }
    }
}
