using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Tests.Support;

/// <summary>A broker that accepts every order and refuses it at once.</summary>
internal sealed class RefusingBroker : IBroker
{
    private IBrokerSink? _sink;

    public string Name => "refusing";

    public bool IsSimulated => true;

    public void Connect(IBrokerSink sink) => _sink = sink;

    public void Submit(OrderTicket ticket)
    {
        Say(ticket, BrokerEventKind.Accepted);
        Say(ticket, BrokerEventKind.Rejected);
    }

    public void Cancel(string clientOrderId) { }

    public void Replace(string clientOrderId, OrderTicket replacement) { }

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new BrokerState([], new Dictionary<InstrumentId, decimal>()));

    private void Say(OrderTicket ticket, BrokerEventKind kind) =>
        _sink!.Deliver(
            new BrokerEvent
            {
                Kind = kind,
                ClientOrderId = ticket.ClientOrderId,
                Time = ticket.DecidedAt,
            }
        );
}
