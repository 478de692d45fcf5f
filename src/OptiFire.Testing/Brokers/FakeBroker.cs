using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Brokers;

/// <summary>A broker that does what a test says and remembers what it was asked. For one thread.</summary>
/// <param name="answer">Chooses the answer to each order; every order is filled at 100 by default.</param>
/// <param name="isSimulated">What <see cref="IsSimulated"/> says; true by default: a resumed engine does not ask it.</param>
public sealed class FakeBroker(Func<OrderTicket, FakeAnswer>? answer = null, bool isSimulated = true) : IBroker
{
    private readonly Func<OrderTicket, FakeAnswer> _answer = answer ?? (static _ => FakeAnswer.FillAt(100m));
    private readonly List<OrderTicket> _orders = [];
    private readonly List<string> _cancels = [];
    private readonly List<(string ClientOrderId, OrderTicket Replacement)> _replacements = [];
    private readonly List<BrokerEvent> _events = [];
    private readonly Dictionary<string, decimal> _working = new(StringComparer.Ordinal);
    private readonly Dictionary<InstrumentId, decimal> _positions = [];
    private IBrokerSink? _sink;
    private int _executions;

    /// <inheritdoc />
    public string Name => "fake";

    /// <inheritdoc />
    public bool IsSimulated => isSimulated;

    /// <summary>The orders received, oldest first.</summary>
    public IReadOnlyList<OrderTicket> Orders => _orders;

    /// <summary>The cancels received, oldest first.</summary>
    public IReadOnlyList<string> Cancels => _cancels;

    /// <summary>The replacements received, oldest first.</summary>
    public IReadOnlyList<(string ClientOrderId, OrderTicket Replacement)> Replacements => _replacements;

    /// <inheritdoc />
    public void Connect(IBrokerSink sink) => _sink = sink;

    /// <inheritdoc />
    public void Submit(OrderTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        _orders.Add(ticket);
        FakeAnswer chosen = _answer(ticket);
        if (chosen.Refusal is { } reason)
        {
            Say(Message(BrokerEventKind.Rejected, ticket.ClientOrderId, ticket.DecidedAt) with { Reason = reason });
            return;
        }

        if (!chosen.Accepts)
        {
            return;
        }

        decimal wanted = ticket.Request.Quantity;
        _working[ticket.ClientOrderId] = wanted;
        Say(Message(BrokerEventKind.Accepted, ticket.ClientOrderId, ticket.DecidedAt));
        if (chosen.Price is { } price)
        {
            Fill(ticket, Math.Min(wanted, chosen.Quantity ?? wanted), price);
        }
    }

    /// <inheritdoc />
    public void Cancel(string clientOrderId)
    {
        _cancels.Add(clientOrderId);
        BrokerEventKind kind = _working.Remove(clientOrderId)
            ? BrokerEventKind.Canceled
            : BrokerEventKind.CancelRejected;
        Say(Message(kind, clientOrderId, LastTime()));
    }

    /// <summary>Remembers the replacement and refuses it.</summary>
    public void Replace(string clientOrderId, OrderTicket replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        _replacements.Add((clientOrderId, replacement));
        Say(
            Message(BrokerEventKind.ReplaceRejected, clientOrderId, replacement.DecidedAt) with
            {
                ReplacedBy = replacement.ClientOrderId,
                Reason = "the fake broker replaces nothing",
            }
        );
    }

    /// <summary>Sends a message of the test's own making; fills are not booked into <see cref="QueryAsync"/>'s positions.</summary>
    public void Say(in BrokerEvent message)
    {
        _events.Add(message);
        (_sink ?? throw new InvalidOperationException("Nobody is connected to the fake broker.")).Deliver(message);
    }

    /// <inheritdoc />
    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            new BrokerState([.. _events], new Dictionary<InstrumentId, decimal>(_positions))
            {
                KnownOrders = [.. _orders.Select(o => o.ClientOrderId).Distinct()],
            }
        );

    private static BrokerEvent Message(BrokerEventKind kind, string id, Timestamp time) =>
        new()
        {
            Kind = kind,
            ClientOrderId = id,
            Time = time,
        };

    private void Fill(OrderTicket ticket, decimal quantity, decimal price)
    {
        string id = ticket.ClientOrderId;
        InstrumentId instrument = ticket.Request.Instrument;
        decimal signed = ticket.Request.Side == OrderSide.Buy ? quantity : -quantity;
        decimal position = _positions.GetValueOrDefault(instrument) + signed;
        _positions.Remove(instrument);
        if (position != 0)
        {
            _positions.Add(instrument, position);
        }

        _working[id] -= quantity;
        if (_working[id] == 0)
        {
            _working.Remove(id);
        }

        Say(
            Message(BrokerEventKind.Fill, id, ticket.DecidedAt) with
            {
                ExecutionId = $"fake-{++_executions}",
                Quantity = quantity,
                Price = price,
            }
        );
    }

    private Timestamp LastTime() => _orders.Count == 0 ? Timestamp.MinValue : _orders[^1].DecidedAt;
}
