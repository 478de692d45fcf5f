using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
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

    /// <summary>Stores the order without its client id, which follows from the run and the order's number.</summary>
    public void Save(PayloadWriter writer)
    {
        writer.Write(Request);
        writer.WriteInt32(Allocations.Length);
        foreach (Allocation part in Allocations)
        {
            writer.Write(part.Owner);
            writer.WriteExact(part.Quantity);
        }

        writer.WriteTimestamp(DecidedAt);
        writer.WriteInt64(Sequence);
        writer.WriteByte((byte)Status);
        writer.WriteExact(Filled);
        writer.WriteExact(_notional);
        writer.WriteString(RejectedReason);
        writer.WriteInt32(_executions?.Count ?? 0);
        foreach (string execution in _executions ?? [])
        {
            writer.WriteString(execution);
        }
    }

    public static TrackedOrder Load(long id, string clientOrderId, int instruments, ref PayloadReader reader)
    {
        OrderRequest request = reader.ReadRequest(instruments);
        var allocations = new Allocation[reader.ReadCount()];
        for (int i = 0; i < allocations.Length; i++)
        {
            allocations[i] = new Allocation(reader.ReadInstance(), reader.ReadDecimal());
        }

        var order = new TrackedOrder(
            id,
            clientOrderId,
            request,
            allocations,
            reader.ReadTimestamp(),
            reader.ReadInt64()
        )
        {
            Status = (OrderStatus)reader.ReadByte(),
            Filled = reader.ReadDecimal(),
            _notional = reader.ReadDecimal(),
            RejectedReason = reader.ReadStringOrNull(),
        };
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            (order._executions ??= new(StringComparer.Ordinal)).Add(reader.ReadString());
        }

        return order;
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
