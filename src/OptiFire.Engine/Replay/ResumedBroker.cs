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
internal sealed class ResumedBroker : IMarketDrivenBroker
{
    private readonly IBroker _inner;
    private readonly IMarketDrivenBroker? _driven;
    private readonly JournalLog _log;
    private readonly OrderTable _orders;
    private readonly long _end;
    private readonly Queue<(long Sequence, BrokerEvent Event)> _recorded = new();
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private HashSet<string> _known = new(StringComparer.Ordinal);
    private IBrokerSink? _sink;
    private bool _isLive;

    public ResumedBroker(IBroker inner, JournalLog log, OrderTable orders, IJournal journal)
    {
        _inner = inner;
        _driven = inner as IMarketDrivenBroker;
        _log = log;
        _orders = orders;
        foreach (CommitGroup group in journal.Read())
        {
            _end = group.LastSequence;
            foreach (JournalEntry entry in JournalEntry.ReadAll(group.Payload))
            {
                if (entry.Kind == JournalRecordKind.Broker)
                {
                    _recorded.Enqueue((entry.Sequence, entry.As<BrokerSaid>().Event));
                }
            }
        }
    }

    public string Name => _inner.Name;

    public bool IsSimulated => _inner.IsSimulated;

    public void Connect(IBrokerSink sink)
    {
        _sink = sink;
        _inner.Connect(sink);
    }

    public bool HasWorkingOrders(InstrumentId instrument)
    {
        Advance();
        return !_isLive || (_driven?.HasWorkingOrders(instrument) ?? false);
    }

    public void OnTime(Timestamp time)
    {
        if (Advance())
        {
            _driven?.OnTime(time);
        }
    }

    public void OnBar(in Bar bar)
    {
        if (Advance())
        {
            _driven?.OnBar(in bar);
        }
    }

    public void OnQuote(in Quote quote)
    {
        if (Advance())
        {
            _driven?.OnQuote(in quote);
        }
    }

    public void OnTrade(in Trade trade)
    {
        if (Advance())
        {
            _driven?.OnTrade(in trade);
        }
    }

    public void OnBook(in OrderBook book)
    {
        if (Advance())
        {
            _driven?.OnBook(in book);
        }
    }

    public void OnCorporateAction(in CorporateAction action)
    {
        if (Advance())
        {
            _driven?.OnCorporateAction(in action);
        }
    }

    public void Submit(OrderTicket ticket)
    {
        if (Advance() && !_known.Contains(ticket.ClientOrderId))
        {
            _inner.Submit(ticket);
        }

        Give();
    }

    public void Cancel(string clientOrderId)
    {
        if (Advance())
        {
            _inner.Cancel(clientOrderId);
        }

        Give();
    }

    public void Replace(string clientOrderId, OrderTicket replacement)
    {
        if (Advance() && !_known.Contains(replacement.ClientOrderId))
        {
            _inner.Replace(clientOrderId, replacement);
        }

        Give();
    }

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        _inner.QueryAsync(cancellationToken);

    /// <summary>Gives what was recorded for this place, and goes live at the journal's end.</summary>
    /// <returns>Whether the broker itself is to be called.</returns>
    private bool Advance()
    {
        Give();
        if (!_isLive && _log.Sequence >= _end)
        {
            GoLive();
        }

        return _isLive;
    }

    private void Give()
    {
        while (
            !_isLive
            && _recorded.TryPeek(out (long Sequence, BrokerEvent Event) next)
            && next.Sequence == _log.Sequence + 1
        )
        {
            _recorded.Dequeue();
            string id = next.Event.ClientOrderId;
            _seen[id] = _seen.GetValueOrDefault(id) + 1;
            _sink!.Deliver(next.Event);
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
            int unseen = _seen.GetValueOrDefault(message.ClientOrderId);
            if (unseen > 0)
            {
                _seen[message.ClientOrderId] = unseen - 1;
            }
            else
            {
                _sink!.Deliver(message);
            }
        }

        foreach (TrackedOrder order in _orders.Working.ToArray())
        {
            if (order.Status == OrderStatus.Submitted && !_known.Contains(order.ClientOrderId))
            {
                _inner.Submit(new OrderTicket(order.ClientOrderId, order.Request, order.DecidedAt));
            }
        }
    }
}
