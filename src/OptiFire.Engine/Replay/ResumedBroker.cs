using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>
/// Stands before a broker that outlived the engine: while the journal is replayed its recorded messages are given and
/// nothing is sent; at the journal's end the broker is asked what it knows, and only what it never received is sent.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A recorded message is given at its sequence and engine time, and not before its order was sent.</item>
/// <item>What the broker itself says during the replay waits until the journal's end.</item>
/// <item>What it says of an order that the engine has not decided again yet waits for that order.</item>
/// <item>A broker that lives in market time gets the market during the replay too.</item>
/// <item>A comparison never goes live: nothing is connected, asked or sent.</item>
/// </list>
/// </remarks>
internal sealed class ResumedBroker : IMarketDrivenBroker
{
    private readonly IBroker _inner;
    private readonly IMarketDrivenBroker? _driven;
    private readonly JournalLog _log;
    private readonly OrderTable _orders;
    private readonly bool _goesLive;
    private readonly RecordedMessages _recorded;
    private readonly Dictionary<string, List<BrokerEvent>> _early = new(StringComparer.Ordinal);
    private HashSet<string> _known = new(StringComparer.Ordinal);
    private IBrokerSink? _sink;
    private ReplayGate? _gate;
    private Timestamp _now = Timestamp.MinValue;
    private bool _isLive;

    /// <param name="inner">The broker.</param>
    /// <param name="log">What the engine writes.</param>
    /// <param name="orders">The run's orders.</param>
    /// <param name="journal">What was recorded.</param>
    /// <param name="from">Where the engine goes on; null for the beginning.</param>
    /// <param name="goesLive">Whether the broker is used once the journal ends.</param>
    public ResumedBroker(
        IBroker inner,
        JournalLog log,
        OrderTable orders,
        IJournal journal,
        JournalPosition? from,
        bool goesLive
    )
    {
        _inner = inner;
        _driven = goesLive ? inner as IMarketDrivenBroker : null;
        _log = log;
        _orders = orders;
        _goesLive = goesLive;
        _recorded = new RecordedMessages(journal, from);
    }

    public string Name => _inner.Name;

    public bool IsSimulated => _inner.IsSimulated;

    public void Connect(IBrokerSink sink)
    {
        _sink = sink;
        if (_goesLive)
        {
            _gate = new ReplayGate(sink);
            _inner.Connect(_gate);
        }
    }

    public bool HasWorkingOrders(InstrumentId instrument) =>
        !_isLive || (_driven?.HasWorkingOrders(instrument) ?? false);

    public void OnTime(Timestamp time)
    {
        _now = time;
        Give();
        _driven?.OnTime(time);
        GoLiveAtTheEnd();
    }

    public void OnBar(in Bar bar)
    {
        Give();
        if (_driven is not null && _driven.HasWorkingOrders(bar.Instrument))
        {
            _driven.OnBar(in bar);
        }

        GoLiveAtTheEnd();
    }

    public void OnQuote(in Quote quote)
    {
        Give();
        _driven?.OnQuote(in quote);
        GoLiveAtTheEnd();
    }

    public void OnTrade(in Trade trade)
    {
        Give();
        _driven?.OnTrade(in trade);
        GoLiveAtTheEnd();
    }

    public void OnBook(in OrderBook book)
    {
        Give();
        _driven?.OnBook(in book);
        GoLiveAtTheEnd();
    }

    public void OnCorporateAction(in CorporateAction action)
    {
        Give();
        _driven?.OnCorporateAction(in action);
        GoLiveAtTheEnd();
    }

    public void Submit(OrderTicket ticket)
    {
        Give();
        GoLiveAtTheEnd();
        if (_isLive && !_known.Remove(ticket.ClientOrderId))
        {
            _inner.Submit(ticket);
        }

        Give();
        GiveEarly(ticket.ClientOrderId);
    }

    public void Cancel(string clientOrderId)
    {
        Give();
        GoLiveAtTheEnd();
        bool isOver = _orders.Find(clientOrderId) is { } order && OrderTransitions.IsFinal(order.Status);
        if (_isLive && !isOver)
        {
            _inner.Cancel(clientOrderId);
        }

        Give();
    }

    public void Replace(string clientOrderId, OrderTicket replacement)
    {
        Give();
        GoLiveAtTheEnd();
        if (_isLive && !_known.Remove(replacement.ClientOrderId))
        {
            _inner.Replace(clientOrderId, replacement);
        }

        Give();
        GiveEarly(replacement.ClientOrderId);
    }

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        _inner.QueryAsync(cancellationToken);

    /// <summary>Gives what was recorded for this place.</summary>
    private void Give()
    {
        while (
            !_isLive
            && _recorded.TryPeek(out (long Sequence, BrokerSaid Said) next)
            && next.Sequence == _log.Sequence + 1
            && next.Said.ReceivedAt == _now
            && _orders.Find(next.Said.Event.ClientOrderId) is not { Status: OrderStatus.Intended }
        )
        {
            _sink!.Deliver(_recorded.Take());
        }
    }

    private void GoLiveAtTheEnd()
    {
        if (_goesLive && !_isLive && _log.Sequence >= _recorded.End)
        {
            GoLive();
        }
    }

    private void GoLive()
    {
        _isLive = true;
        BrokerState state = _inner.QueryAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _known = new HashSet<string>(state.KnownOrders, StringComparer.Ordinal);
        foreach (BrokerEvent message in state.Events)
        {
            // The broker keeps its messages of an order in order: those recorded are the first ones.
            _recorded.TryNote(message);
            if (!_recorded.WasGiven(message.ClientOrderId))
            {
                Take(message);
            }
        }

        foreach (BrokerEvent message in _gate!.Open())
        {
            if (_recorded.TryNote(message))
            {
                Take(message);
            }
        }

        foreach (TrackedOrder order in _orders.Working.ToArray())
        {
            if (order.Status == OrderStatus.Submitted && _known.Add(order.ClientOrderId))
            {
                _inner.Submit(new OrderTicket(order.ClientOrderId, order.Request, order.DecidedAt));
            }
        }
    }

    /// <summary>Hands a message on, or keeps it for an order of this run that is not sent again yet.</summary>
    private void Take(in BrokerEvent message)
    {
        string id = message.ClientOrderId;
        if (_orders.IsToCome(id) || _orders.Find(id) is { Status: OrderStatus.Intended })
        {
            if (!_early.TryGetValue(id, out List<BrokerEvent>? waiting))
            {
                waiting = [];
                _early.Add(id, waiting);
            }

            waiting.Add(message);
            return;
        }

        _sink!.Deliver(message);
    }

    private void GiveEarly(string clientOrderId)
    {
        if (_early.Remove(clientOrderId, out List<BrokerEvent>? waiting))
        {
            foreach (BrokerEvent message in waiting)
            {
                _sink!.Deliver(message);
            }
        }
    }
}
