using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Soak;

/// <summary>A broker that outlives the engine: its orders are in a file, its answers come late, nothing is sent twice.</summary>
/// <remarks>
/// The state is in the file before a command returns and before a message is delivered. Messages that were not
/// delivered when the process died are lost, as a broken connection loses them: only a query tells of them.
/// </remarks>
internal sealed class FileBroker : IMarketDrivenBroker, IBrokerSink
{
    private static readonly TimeSpan AcknowledgementDelay = TimeSpan.FromMinutes(1);

    private readonly SimulatedBroker _exchange;
    private readonly string _state;
    private readonly string _arrivals;
    private readonly Queue<(Timestamp Due, BrokerEvent Message)> _toDeliver = new();
    private readonly PayloadWriter _writer = new(64 * 1024);
    private IBrokerSink? _sink;
    private Timestamp _now = Timestamp.MinValue;
    private bool _changed;

    public FileBroker(SimulatedBroker exchange, string folder)
    {
        _exchange = exchange;
        _state = Path.Combine(folder, "broker.state");
        _arrivals = Path.Combine(folder, "broker.arrivals");
        if (File.Exists(_state))
        {
            var reader = new PayloadReader(File.ReadAllBytes(_state));
            exchange.Read(ref reader);
        }

        exchange.Connect(this);
    }

    public string Name => "file";

    public bool IsSimulated => false;

    /// <summary>Every order that arrived, in order, repeated ones too.</summary>
    public static IReadOnlyList<string> Arrivals(string folder)
    {
        string file = Path.Combine(folder, "broker.arrivals");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    public void Connect(IBrokerSink sink) => _sink = sink;

    public void Submit(OrderTicket ticket)
    {
        File.AppendAllText(_arrivals, ticket.ClientOrderId + "\n");
        _exchange.Submit(ticket);
        Save();
        DeliverDue();
    }

    public void Cancel(string clientOrderId)
    {
        _exchange.Cancel(clientOrderId);
        Save();
        DeliverDue();
    }

    public void Replace(string clientOrderId, OrderTicket replacement)
    {
        _exchange.Replace(clientOrderId, replacement);
        Save();
        DeliverDue();
    }

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        _exchange.QueryAsync(cancellationToken);

    public bool HasWorkingOrders(InstrumentId instrument) => _exchange.HasWorkingOrders(instrument);

    public void OnTime(Timestamp time)
    {
        _now = time > _now ? time : _now;
        _exchange.OnTime(time);
        Finish();
    }

    public void OnBar(in Bar bar)
    {
        _exchange.OnBar(in bar);
        Finish();
    }

    public void OnQuote(in Quote quote)
    {
        _exchange.OnQuote(in quote);
        Finish();
    }

    public void OnTrade(in Trade trade)
    {
        _exchange.OnTrade(in trade);
        Finish();
    }

    public void OnBook(in OrderBook book)
    {
        _exchange.OnBook(in book);
        Finish();
    }

    public void OnCorporateAction(in CorporateAction action)
    {
        _exchange.OnCorporateAction(in action);
        Finish();
    }

    void IBrokerSink.Deliver(in BrokerEvent brokerEvent)
    {
        _changed = true;
        TimeSpan delay = brokerEvent.Kind == BrokerEventKind.Accepted ? AcknowledgementDelay : TimeSpan.Zero;
        _toDeliver.Enqueue((_now == Timestamp.MinValue ? _now : _now + delay, brokerEvent));
    }

    private void Finish()
    {
        if (_changed)
        {
            Save();
        }

        DeliverDue();
    }

    /// <summary>Delivers in order: a fill never overtakes its acknowledgement.</summary>
    private void DeliverDue()
    {
        while (_toDeliver.TryPeek(out (Timestamp Due, BrokerEvent Message) next) && next.Due <= _now)
        {
            _toDeliver.Dequeue();
            _sink!.Deliver(next.Message);
        }
    }

    private void Save()
    {
        _changed = false;
        _writer.Truncate();
        _exchange.Write(_writer);
        string fresh = _state + ".new";
        File.WriteAllBytes(fresh, _writer.WrittenSpan);
        File.Move(fresh, _state, overwrite: true);
    }
}
