using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Events;
using OptiFire.Engine.Health;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Orders;

/// <summary>Takes orders through the gate, makes them durable, sends them, and books what the broker answers.</summary>
internal sealed class TradingDesk(EngineParts parts, Gate gate, KernelHealth health, OrderTimingBoard timings)
    : IOrderDesk,
        ICheckpointed
{
    private readonly OrderTable _orders = parts.Orders;
    private readonly Ledger _ledger = parts.Ledger;
    private readonly JournalLog _log = parts.Log;
    private readonly IBroker _broker = parts.Broker;
    private readonly EventBus _bus = parts.Bus;
    private readonly TimeSpan _latency = TimeSpan.FromMilliseconds(
        parts.Settings.Execution.DecisionLatencyMilliseconds
    );
    private readonly Dictionary<InstrumentId, (OrderRequest, InstanceId)> _refused = [];
    private readonly List<TrackedOrder> _toSubmit = [];
    private readonly List<TrackedOrder> _toCancel = [];

    /// <summary>Called with the instrument of an order that a filter blocked: it wants to be tried again.</summary>
    public Action<InstrumentId>? HeldBack { get; set; }

    /// <summary>Called when a fill was booked.</summary>
    public Action<TrackedOrder>? Filled { get; set; }

    /// <summary>Called when an order ended without being filled whole: its instrument needs another look.</summary>
    public Action<TrackedOrder>? EndedUnfilled { get; set; }

    public string Section => "desk";

    public int SectionVersion => 1;

    public bool HasOutbox => _toSubmit.Count > 0 || _toCancel.Count > 0;

    public long Refusals { get; private set; }

    public bool Place(OrderRequest request, Allocation[] allocations, Timestamp now) =>
        TryPlace(request, allocations, now, byHand: false).Refusal is null;

    /// <summary>Checks an order and, when it passes, makes it an intent.</summary>
    /// <returns>The order, or why it was refused.</returns>
    public (TrackedOrder? Order, GateRefusal? Refusal) TryPlace(
        OrderRequest request,
        Allocation[] allocations,
        Timestamp now,
        bool byHand
    )
    {
        if (gate.Check(in request, byHand) is { } refusal)
        {
            Refuse(in request, refusal, byHand);
            return (null, refusal);
        }

        if (_refused.Count > 0)
        {
            _refused.Remove(request.Instrument);
        }

        long sequence = _log.Append(
            new OrderIntended(_orders.NextId, _orders.NextClientOrderId, now, request, allocations)
        );
        TrackedOrder order = _orders.Add(request, allocations, now, sequence);
        _toSubmit.Add(order);
        if (!byHand)
        {
            timings.Stamp(order.Id, OrderStation.Decision, health.StepBegan);
        }

        timings.Stamp(order.Id, OrderStation.Intent);
        Announce(order, sequence);
        return (order, null);
    }

    public void CancelWorking(InstrumentId instrument, string reason)
    {
        foreach (TrackedOrder order in _orders.WorkingIn(instrument))
        {
            CancelOne(order, reason);
        }
    }

    public void CancelAll(string reason)
    {
        foreach (TrackedOrder order in _orders.Working.ToArray())
        {
            CancelOne(order, reason);
        }
    }

    /// <summary>Cancels what would add to a position: only reductions may go on.</summary>
    public void CancelIncreasing(string reason)
    {
        foreach (TrackedOrder order in _orders.Working.ToArray())
        {
            decimal held = _ledger.QuantityOf(order.Request.Instrument);
            if (held == 0 || Math.Sign(held) == Math.Sign(order.SignedRemaining))
            {
                CancelOne(order, reason);
            }
        }
    }

    /// <summary>Sends what waits; the caller has seen to it that the intents are durable.</summary>
    public void Send()
    {
        for (int i = 0; i < _toCancel.Count; i++)
        {
            _broker.Cancel(_toCancel[i].ClientOrderId);
        }

        _toCancel.Clear();
        for (int i = 0; i < _toSubmit.Count; i++)
        {
            TrackedOrder order = _toSubmit[i];
            order.Status = OrderStatus.Submitted;
            health.OrderSent();
            timings.Stamp(order.Id, OrderStation.Sent);
            _broker.Submit(new OrderTicket(order.ClientOrderId, order.Request, order.DecidedAt + _latency));
        }

        _toSubmit.Clear();
    }

    /// <summary>Records a broker's message and acts on it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="came">When, on the monotonic clock; 0 when nobody wants to know.</param>
    public void Handle(in BrokerEvent message, long came)
    {
        long sequence = _log.Append(new BrokerSaid(message, parts.View.Now));
        if (_orders.Find(message.ClientOrderId) is not { } order)
        {
            return; // recorded; an order that is not ours changes nothing here and is found by reconciliation
        }

        if (message.Kind == BrokerEventKind.Fill)
        {
            Book(order, in message, sequence, came);
            return;
        }

        if (message.Kind == BrokerEventKind.Accepted)
        {
            timings.Stamp(order.Id, OrderStation.Acknowledged, came);
        }

        if (OrderTransitions.Next(order.Status, message.Kind, fillsAll: false) is { } next)
        {
            order.Status = next;
            order.RejectedReason = message.Kind == BrokerEventKind.Rejected ? message.Reason : order.RejectedReason;
            if (OrderTransitions.IsFinal(next))
            {
                Settle(order);
                timings.Stamp(order.Id, OrderStation.Ended, came);
                EndedUnfilled?.Invoke(order);
            }

            Announce(order, sequence);
        }
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(Refusals);
        writer.WriteInt32(_refused.Count);
        foreach ((InstrumentId _, (OrderRequest request, InstanceId rule)) in _refused)
        {
            writer.Write(request);
            writer.Write(rule);
        }

        foreach (List<TrackedOrder> outbox in (ReadOnlySpan<List<TrackedOrder>>)[_toSubmit, _toCancel])
        {
            writer.WriteInt32(outbox.Count);
            outbox.ForEach(order => writer.WriteInt64(order.Id));
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        Refusals = reader.ReadInt64();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            OrderRequest request = reader.ReadRequest(parts.Instruments.Count);
            _refused[request.Instrument] = (request, reader.ReadInstance());
        }

        foreach (List<TrackedOrder> outbox in (ReadOnlySpan<List<TrackedOrder>>)[_toSubmit, _toCancel])
        {
            for (int left = reader.ReadCount(); left > 0; left--)
            {
                outbox.Add(_orders.At(reader.ReadInt64()));
            }
        }
    }

    private void CancelOne(TrackedOrder order, string reason)
    {
        if (order.Status is not (OrderStatus.PendingCancel or OrderStatus.Intended))
        {
            _log.Append(new CancelIntended(order.ClientOrderId, reason));
            order.Status = OrderStatus.PendingCancel;
            _toCancel.Add(order);
        }
    }

    /// <summary>Records a refusal once while nothing about the order changes, and lets what a filter blocked be tried again.</summary>
    private void Refuse(in OrderRequest request, GateRefusal refusal, bool byHand)
    {
        Refusals++;
        if (!byHand && refusal.IsByFilter)
        {
            HeldBack?.Invoke(request.Instrument);
        }

        if (
            _refused.TryGetValue(request.Instrument, out (OrderRequest, InstanceId) last)
            && last == (request, refusal.Rule)
        )
        {
            return;
        }

        _refused[request.Instrument] = (request, refusal.Rule);
        _log.Append(new OrderRefused(request, refusal.Rule, refusal.Limit, refusal.Observed, refusal.Reason));
    }

    private void Book(TrackedOrder order, in BrokerEvent fill, long sequence, long came)
    {
        decimal before = order.Filled;
        if (!order.TryAddExecution(in fill))
        {
            return;
        }

        if (before == 0)
        {
            timings.Stamp(order.Id, OrderStation.Filled, came);
        }

        OrderRequest request = order.Request;
        decimal signed = request.Side == OrderSide.Buy ? fill.Quantity : -fill.Quantity;
        decimal lot = parts.Instruments[request.Instrument].LotSize;
        Allocation[] shares = FillSplit.Of(order.Allocations, before, fill.Quantity, request.Quantity, lot);
        _ledger.BookFill(request.Instrument, signed, fill.Price, fill.Fee, shares);
        bool wasFinal = OrderTransitions.IsFinal(order.Status);
        order.Status = OrderTransitions.Next(order.Status, BrokerEventKind.Fill, order.Remaining <= 0) ?? order.Status;
        if (!wasFinal && OrderTransitions.IsFinal(order.Status))
        {
            Settle(order);
        }

        if (_bus.Wants<OrderFilled>())
        {
            _bus.Publish(new OrderFilled(sequence, parts.View.Now, order.ToOrder(), fill));
        }

        Announce(order, sequence);
        Filled?.Invoke(order);
    }

    private void Settle(TrackedOrder order)
    {
        _orders.Settle(order, parts.View.Now);
        health.OrderSettled();
    }

    private void Announce(TrackedOrder order, long sequence)
    {
        if (_bus.Wants<OrderChanged>())
        {
            _bus.Publish(new OrderChanged(sequence, parts.View.Now, order.ToOrder()));
        }
    }
}
