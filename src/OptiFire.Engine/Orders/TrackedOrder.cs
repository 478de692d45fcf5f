using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Orders;

/// <summary>An order while the engine works with it.</summary>
internal sealed class TrackedOrder(
    long id,
    string clientOrderId,
    OrderRequest request,
    Allocation[] allocations,
    Timestamp decidedAt,
    long sequence
)
{
    private HashSet<string>? _executions;
    private decimal _notional;

    public long Id { get; } = id;

    public string ClientOrderId { get; } = clientOrderId;

    public OrderRequest Request { get; } = request;

    public Allocation[] Allocations { get; } = allocations;

    public Timestamp DecidedAt { get; } = decidedAt;

    public long Sequence { get; } = sequence;

    public OrderStatus Status { get; set; } = OrderStatus.Intended;

    public decimal Filled { get; private set; }

    public string? RejectedReason { get; set; }

    public decimal Remaining => Request.Quantity - Filled;

    public decimal SignedRemaining => Request.Side == OrderSide.Buy ? Remaining : -Remaining;

    /// <summary>Counts an execution once.</summary>
    public bool TryAddExecution(in BrokerEvent fill)
    {
        if (fill.ExecutionId is { } id && !(_executions ??= new(StringComparer.Ordinal)).Add(id))
        {
            return false;
        }

        Filled += fill.Quantity;
        _notional += fill.Quantity * fill.Price;
        return true;
    }

    /// <summary>Signed units the order may still bring one owner.</summary>
    public decimal AwaitedBy(InstanceId owner, decimal lot)
    {
        decimal sum = 0;
        foreach (Allocation part in FillSplit.Of(Allocations, Filled, Remaining, Request.Quantity, lot))
        {
            sum += part.Owner == owner ? part.Quantity : 0;
        }

        return sum;
    }

    public Order ToOrder() =>
        new()
        {
            Id = Id,
            ClientOrderId = ClientOrderId,
            Request = Request,
            Allocations = Allocations,
            DecidedAt = DecidedAt,
            Sequence = Sequence,
            Status = Status,
            FilledQuantity = Filled,
            AverageFillPrice = Filled == 0 ? null : _notional / Filled,
            RejectedReason = RejectedReason,
        };
}
