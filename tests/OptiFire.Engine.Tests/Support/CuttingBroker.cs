using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Support;

/// <summary>Cancels the run at a datum: the broker is asked about every one.</summary>
internal sealed class CuttingBroker(IMarketDrivenBroker inner, int cut, CancellationTokenSource? cancel)
    : IMarketDrivenBroker
{
    private int _data;

    public string Name => inner.Name;

    public bool IsSimulated => inner.IsSimulated;

    public void Connect(IBrokerSink sink) => inner.Connect(sink);

    public void Submit(OrderTicket ticket) => inner.Submit(ticket);

    public void Cancel(string clientOrderId) => inner.Cancel(clientOrderId);

    public void Replace(string clientOrderId, OrderTicket replacement) => inner.Replace(clientOrderId, replacement);

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        inner.QueryAsync(cancellationToken);

    public bool HasWorkingOrders(InstrumentId instrument)
    {
        if (++_data == cut)
        {
            cancel?.Cancel();
        }

        return inner.HasWorkingOrders(instrument);
    }

    public void OnTime(Timestamp time) => inner.OnTime(time);

    public void OnBar(in Bar bar) => inner.OnBar(in bar);

    public void OnQuote(in Quote quote) => inner.OnQuote(in quote);

    public void OnTrade(in Trade trade) => inner.OnTrade(in trade);

    public void OnBook(in OrderBook book) => inner.OnBook(in book);

    public void OnCorporateAction(in CorporateAction action) => inner.OnCorporateAction(in action);
}
