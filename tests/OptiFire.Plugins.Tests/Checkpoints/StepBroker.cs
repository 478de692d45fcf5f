using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Checkpoints;

/// <summary>Tells when the kernel takes a step: its broker hears of every moment first.</summary>
internal sealed class StepBroker(IMarketDrivenBroker inner, Action<int> step) : IMarketDrivenBroker, IStoredBroker
{
    public int Steps { get; private set; }

    public string Name => inner.Name;

    public bool IsSimulated => inner.IsSimulated;

    public void Connect(IBrokerSink sink) => inner.Connect(sink);

    public void Submit(OrderTicket ticket) => inner.Submit(ticket);

    public void Cancel(string clientOrderId) => inner.Cancel(clientOrderId);

    public void Replace(string clientOrderId, OrderTicket replacement) => inner.Replace(clientOrderId, replacement);

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        inner.QueryAsync(cancellationToken);

    public bool HasWorkingOrders(InstrumentId instrument) => inner.HasWorkingOrders(instrument);

    public void OnTime(Timestamp time)
    {
        step(++Steps);
        inner.OnTime(time);
    }

    public void OnBar(in Bar bar) => inner.OnBar(in bar);

    public void OnQuote(in Quote quote) => inner.OnQuote(in quote);

    public void OnTrade(in Trade trade) => inner.OnTrade(in trade);

    public void OnBook(in OrderBook book) => inner.OnBook(in book);

    public void OnCorporateAction(in CorporateAction action) => inner.OnCorporateAction(in action);

    public void Write(PayloadWriter writer)
    {
        writer.WriteInt32(Steps);
        ((IStoredBroker)inner).Write(writer);
    }

    public void Read(ref PayloadReader reader)
    {
        int steps = reader.ReadInt32();
        ((IStoredBroker)inner).Read(ref reader);
        Steps = steps;
    }
}
