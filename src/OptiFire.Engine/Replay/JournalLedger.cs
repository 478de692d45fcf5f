using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>The account and the orders, rebuilt from a journal alone: no data, no plugin, no broker.</summary>
/// <remarks>
/// Cash, quantities, costs, fees and realised results are exact. Marks are market data and are not in a journal: positions
/// stand at cost, and the equity of a moment is what the journal recorded for it.
/// </remarks>
public sealed class JournalLedger
{
    private readonly IInstruments _instruments;
    private readonly Ledger _ledger;
    private readonly Dictionary<string, TrackedOrder> _orders = new(StringComparer.Ordinal);
    private readonly List<TrackedOrder> _inOrder = [];
    private readonly List<JournalFill> _fills = [];
    private Timestamp _now = Timestamp.MinValue;
    private long _sequence;

    /// <summary>Makes an empty account.</summary>
    /// <param name="instruments">The run's instruments; their multipliers count, their other facts do not.</param>
    public JournalLedger(IInstruments instruments)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        _instruments = instruments;
        _ledger = new Ledger(instruments, Currency.Usd);
    }

    /// <summary>Every fill in order; a repeated message counts once.</summary>
    public IReadOnlyList<JournalFill> Fills => _fills;

    /// <summary>Every order in the order of its decision, as it stands at the journal's end.</summary>
    public IReadOnlyList<Order> Orders => [.. _inOrder.Select(o => o.ToOrder())];

    /// <summary>The first place where recorded and rebuilt cash differ; null when there is none.</summary>
    public CashDiscrepancy? Discrepancy { get; private set; }

    /// <summary>Cash and positions at cost.</summary>
    public PortfolioView Account => _ledger.ToView(_sequence, _now);

    /// <summary>Books a record, if it is about money or orders.</summary>
    /// <param name="entry">The next record of the journal.</param>
    public void Apply(JournalEntry entry)
    {
        _sequence = entry.Sequence;
        switch (entry.Kind)
        {
            case JournalRecordKind.Flow:
                FlowBooked flow = entry.As<FlowBooked>();
                _now = flow.Time;
                _ledger.BookFlow(flow.Amount);
                break;
            case JournalRecordKind.Intent:
                Add(entry.As<OrderIntended>(), entry.Sequence);
                break;
            case JournalRecordKind.CancelIntent when Find(entry.As<CancelIntended>().ClientOrderId) is { } order:
                order.Status = OrderStatus.PendingCancel;
                break;
            case JournalRecordKind.Broker:
                Book(entry.As<BrokerSaid>().Event, entry.Sequence);
                break;
            case JournalRecordKind.SessionClose:
                AccountMarked mark = entry.As<AccountMarked>();
                Check(mark.Time, mark.Cash);
                break;
            case JournalRecordKind.RunEnded:
                RunEnded end = entry.As<RunEnded>();
                Check(end.Time, end.Cash);
                break;
        }
    }

    private TrackedOrder? Find(string clientOrderId) => _orders.GetValueOrDefault(clientOrderId);

    private void Add(OrderIntended intent, long sequence)
    {
        _now = intent.DecidedAt;
        var order = new TrackedOrder(
            intent.OrderId,
            intent.ClientOrderId,
            intent.Request,
            [.. intent.Allocations],
            intent.DecidedAt,
            sequence
        );
        _orders.Add(intent.ClientOrderId, order);
        _inOrder.Add(order);
    }

    private void Book(BrokerEvent message, long sequence)
    {
        _now = message.Time;
        if (Find(message.ClientOrderId) is not { } order)
        {
            return;
        }

        bool isFill = message.Kind == BrokerEventKind.Fill;
        if (isFill)
        {
            if (!order.TryAddExecution(in message))
            {
                return;
            }

            decimal signed = order.Request.Side == OrderSide.Buy ? message.Quantity : -message.Quantity;
            InstrumentId id = order.Request.Instrument;
            _ledger.BookFill(id, signed, message.Price, message.Fee, []);
            string symbol = _instruments[id].Symbol;
            _fills.Add(
                new JournalFill(sequence, message.Time, order.ClientOrderId, symbol, signed, message.Price, message.Fee)
            );
        }

        // An order's first message may come before the engine's own note that it was sent.
        OrderStatus before = order.Status == OrderStatus.Intended ? OrderStatus.Submitted : order.Status;
        bool fillsAll = isFill && order.Remaining <= 0;
        order.Status = OrderTransitions.Next(before, message.Kind, fillsAll) ?? order.Status;
        order.RejectedReason = message.Kind == BrokerEventKind.Rejected ? message.Reason : order.RejectedReason;
    }

    private void Check(Timestamp time, decimal recorded)
    {
        _now = time;
        if (Discrepancy is null && recorded != _ledger.Cash)
        {
            Discrepancy = new CashDiscrepancy(_sequence, time, recorded, _ledger.Cash);
        }
    }
}
