using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Takes orders in, fills them, ends them, and says so; the broker's state changes before each message leaves.</summary>
internal sealed class OrderDesk(IInstruments instruments, Func<Instrument, ICalendar> calendarOf, Commission commission)
{
    private IBrokerSink? sink;

    public WorkingOrders Working { get; set; } = new();

    public BrokerRecord Record { get; set; } = new();

    /// <summary>Counts the orders that ever worked.</summary>
    public long LastSequence { get; set; }

    public bool IsConnected => sink is not null;

    public void Connect(IBrokerSink to) => sink = to;

    public void Submit(OrderTicket ticket, Timestamp time)
    {
        Timestamp arrival = Later(time, ticket.DecidedAt);
        if (!Record.TryReceive(ticket.ClientOrderId))
        {
            // It says nothing about the order of that id, so it is no part of what the broker knows of that order.
            sink!.Deliver(
                Refusal(BrokerEventKind.Rejected, ticket.ClientOrderId, arrival, "duplicate client order id")
            );
            return;
        }

        string? reason = Admit(ticket, arrival, out Session session);
        if (reason is null)
        {
            Accept(new WorkingOrder(ticket, ++LastSequence, session, arrival), arrival);
            return;
        }

        Record.SetStatus(ticket.ClientOrderId, OrderStatus.Rejected, arrival);
        Tell(Refusal(BrokerEventKind.Rejected, ticket.ClientOrderId, arrival, reason));
    }

    public void Fill(WorkingOrder order, decimal quantity, decimal price, Timestamp time)
    {
        OrderRequest request = order.Request;
        order.Fill(quantity);
        Record.Move(request.Instrument, request.Side == OrderSide.Buy ? quantity : -quantity);
        if (order.Remaining == 0)
        {
            End(order, OrderStatus.Filled, time);
        }

        Tell(
            Message(BrokerEventKind.Fill, order.Id, time) with
            {
                ExecutionId = Record.NextExecutionId(),
                Quantity = quantity,
                Price = price,
                Fee = commission.Fee(quantity, price, instruments[request.Instrument].Multiplier),
            }
        );
    }

    public void Expire(WorkingOrder order, Timestamp time)
    {
        End(order, OrderStatus.Expired, time);
        Tell(Message(BrokerEventKind.Expired, order.Id, time));
    }

    public void ExpireBefore(Timestamp limit)
    {
        foreach (WorkingOrder order in Working.ExpiringBefore(limit))
        {
            if (!order.IsDone)
            {
                Expire(order, order.ExpiresAt);
            }
        }
    }

    public void Cancel(WorkingOrder order, Timestamp time)
    {
        End(order, OrderStatus.Canceled, time);
        Tell(Message(BrokerEventKind.Canceled, order.Id, time));
    }

    public void Obey(in PendingCommand command)
    {
        string id = command.ClientOrderId;
        Working.TryFind(id, out WorkingOrder? order);
        if (command.Replacement is not null)
        {
            Replace(order, command, command.Replacement);
        }
        else if (order is not null)
        {
            Cancel(order, command.EffectiveAt);
        }
        else
        {
            Tell(Refusal(BrokerEventKind.CancelRejected, id, command.EffectiveAt, WhyNotWorking(id)));
        }
    }

    /// <summary>Refuses a replacement before it is on its way.</summary>
    public void RefuseReplacement(string id, OrderTicket replacement, Timestamp time, string reason) =>
        Tell(
            Refusal(BrokerEventKind.ReplaceRejected, id, time, reason) with
            {
                ReplacedBy = replacement.ClientOrderId,
            }
        );

    private void Replace(WorkingOrder? old, in PendingCommand command, OrderTicket replacement)
    {
        Timestamp arrival = Later(command.EffectiveAt, replacement.DecidedAt);
        var session = default(Session);
        string? reason = old is null
            ? WhyNotWorking(command.ClientOrderId)
            : Mismatch(old, command.FilledWhenAsked, replacement.Request) ?? Admit(replacement, arrival, out session);
        if (old is null || reason is not null)
        {
            Record.SetStatus(replacement.ClientOrderId, OrderStatus.Rejected, arrival);
            RefuseReplacement(command.ClientOrderId, replacement, command.EffectiveAt, reason!);
            return;
        }

        End(old, OrderStatus.Replaced, command.EffectiveAt);
        Tell(
            Message(BrokerEventKind.Replaced, old.Id, command.EffectiveAt) with
            {
                ReplacedBy = replacement.ClientOrderId,
            }
        );
        var order = new WorkingOrder(replacement, ++LastSequence, session, arrival);
        if (replacement.Request.Type == OrderType.TrailingStop)
        {
            order.TrailFrom(old.BestPrice);
        }

        Accept(order, arrival);
    }

    private static string? Mismatch(WorkingOrder old, decimal filledWhenAsked, in OrderRequest request) =>
        request.Instrument != old.Request.Instrument || request.Side != old.Request.Side
            ? "the replacement is in another instrument or on the other side"
        : old.Filled != filledWhenAsked
            ? $"{old.Filled - filledWhenAsked} more were filled since the replacement was asked for"
        : null;

    private string? Admit(OrderTicket ticket, Timestamp arrival, out Session session)
    {
        session = default;
        OrderRequest request = ticket.Request;
        if ((uint)request.Instrument.Value >= (uint)instruments.Count)
        {
            return $"instrument {request.Instrument} is unknown";
        }

        Instrument instrument = instruments[request.Instrument];
        string? reason = TicketCheck.Refusal(instrument, request);
        if (reason is not null || !SessionRules.EndsWithSession(request.TimeInForce))
        {
            return reason;
        }

        try
        {
            session = SessionRules.SessionOf(request.TimeInForce, calendarOf(instrument), arrival);
            return null;
        }
        catch (CalendarRangeException error)
        {
            return error.Message;
        }
    }

    private void Accept(WorkingOrder order, Timestamp time)
    {
        Working.Add(order);
        Record.SetStatus(order.Id, OrderStatus.Accepted, time);
        Tell(Message(BrokerEventKind.Accepted, order.Id, time));
    }

    private void End(WorkingOrder order, OrderStatus status, Timestamp time)
    {
        Working.Remove(order);
        Record.SetStatus(order.Id, status, time);
    }

    private string WhyNotWorking(string id) =>
        Record.TryGetStatus(id, out OrderStatus status) ? $"the order is {status}" : "the order is unknown";

    private void Tell(in BrokerEvent message)
    {
        Record.Add(message);
        sink!.Deliver(message);
    }

    private static BrokerEvent Message(BrokerEventKind kind, string id, Timestamp time) =>
        new()
        {
            Kind = kind,
            ClientOrderId = id,
            Time = time,
        };

    private static BrokerEvent Refusal(BrokerEventKind kind, string id, Timestamp time, string reason) =>
        Message(kind, id, time) with
        {
            Reason = reason,
        };

    private static Timestamp Later(Timestamp a, Timestamp b) => a > b ? a : b;
}
