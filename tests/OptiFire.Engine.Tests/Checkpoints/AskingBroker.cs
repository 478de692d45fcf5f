using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Checkpoints;

/// <summary>Counts the kernel's steps: its broker hears of every moment first.</summary>
internal sealed class AskingBroker(SimulatedBroker inner, Action<long> step) : IMarketDrivenBroker, IStoredBroker
{
    private long _steps;

    public string Name => inner.Name;

    public bool IsSimulated => true;

    public void Connect(IBrokerSink sink) => inner.Connect(sink);

    public void Submit(OrderTicket ticket) => inner.Submit(ticket);

    public void Cancel(string clientOrderId) => inner.Cancel(clientOrderId);

    public void Replace(string clientOrderId, OrderTicket replacement) => inner.Replace(clientOrderId, replacement);

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        inner.QueryAsync(cancellationToken);

    public bool HasWorkingOrders(InstrumentId instrument) => inner.HasWorkingOrders(instrument);

    public void OnTime(Timestamp time)
    {
        step(++_steps);
        inner.OnTime(time);
    }

    public void OnBar(in Bar bar) => inner.OnBar(in bar);

    public void OnQuote(in Quote quote) => inner.OnQuote(in quote);

    public void OnTrade(in Trade trade) => inner.OnTrade(in trade);

    public void OnBook(in OrderBook book) => inner.OnBook(in book);

    public void OnCorporateAction(in CorporateAction action) => inner.OnCorporateAction(in action);

    public void Write(PayloadWriter writer)
    {
        writer.WriteInt64(_steps);
        inner.Write(writer);
    }

    public void Read(ref PayloadReader reader)
    {
        _steps = reader.ReadInt64();
        inner.Read(ref reader);
    }
}
