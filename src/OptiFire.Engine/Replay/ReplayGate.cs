using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Replay;

/// <summary>Keeps a broker's messages back while the journal is replayed: the journal says what came when.</summary>
internal sealed class ReplayGate(IBrokerSink sink) : IBrokerSink
{
    private readonly Lock _gate = new();
    private List<BrokerEvent>? _kept = [];

    public void Deliver(in BrokerEvent brokerEvent)
    {
        lock (_gate)
        {
            if (_kept is not null)
            {
                _kept.Add(brokerEvent);
                return;
            }
        }

        sink.Deliver(brokerEvent);
    }

    /// <summary>Lets messages through from now on.</summary>
    /// <returns>Those kept back, oldest first.</returns>
    public IReadOnlyList<BrokerEvent> Open()
    {
        lock (_gate)
        {
            List<BrokerEvent> kept = _kept ?? [];
            _kept = null;
            return kept;
        }
    }
}
