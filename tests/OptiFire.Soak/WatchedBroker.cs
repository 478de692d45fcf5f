using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Soak;

/// <summary>A broker that tells the kill switch what is sent and what comes back.</summary>
internal sealed class WatchedBroker(IMarketDrivenBroker inner, KillSwitch kill, Action<Timestamp> stepped)
    : IMarketDrivenBroker,
        IStoredBroker
{
    public string Name => inner.Name;

    public bool IsSimulated => inner.IsSimulated;

    public void Connect(IBrokerSink sink) => inner.Connect(new Sink(sink, kill));

    public void Submit(OrderTicket ticket)
    {
        kill.Reach(KillPhase.IntentDurable);
        inner.Submit(ticket);
        kill.Reach(KillPhase.Sent);
    }

    public void Cancel(string clientOrderId) => inner.Cancel(clientOrderId);

    public void Replace(string clientOrderId, OrderTicket replacement) => inner.Replace(clientOrderId, replacement);

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        inner.QueryAsync(cancellationToken);

    public bool HasWorkingOrders(InstrumentId instrument)
    {
        kill.CountInput();
        return inner.HasWorkingOrders(instrument);
    }

    public void OnTime(Timestamp time)
    {
        inner.OnTime(time);
        stepped(time);
    }

    public void OnBar(in Bar bar) => inner.OnBar(in bar);

    public void OnQuote(in Quote quote) => inner.OnQuote(in quote);

    public void OnTrade(in Trade trade) => inner.OnTrade(in trade);

    public void OnBook(in OrderBook book) => inner.OnBook(in book);

    public void OnCorporateAction(in CorporateAction action) => inner.OnCorporateAction(in action);

    public void Write(PayloadWriter writer) => ((IStoredBroker)inner).Write(writer);

    public void Read(ref PayloadReader reader) => ((IStoredBroker)inner).Read(ref reader);

    private sealed class Sink(IBrokerSink inner, KillSwitch kill) : IBrokerSink
    {
        public void Deliver(in BrokerEvent brokerEvent)
        {
            switch (brokerEvent.Kind)
            {
                case BrokerEventKind.Accepted:
                    kill.Reach(KillPhase.Acknowledged);
                    break;
                case BrokerEventKind.Fill:
                    kill.Reach(KillPhase.FillReported);
                    break;
                default:
                    break;
            }

            inner.Deliver(in brokerEvent);
        }
    }
}
