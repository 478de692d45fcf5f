using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Orders;

/// <summary>Every order of the run, and what is still working per instrument.</summary>
internal sealed class OrderTable(IInstruments instruments, string runId)
{
    private readonly Dictionary<string, TrackedOrder> _byClientId = new(StringComparer.Ordinal);
    private readonly List<TrackedOrder>[] _working = [.. instruments.Select(_ => new List<TrackedOrder>(2))];
    private long _lastId;

    public long Count => _lastId;

    public IEnumerable<TrackedOrder> Working => _working.SelectMany(list => list);

    public string NextClientOrderId => $"{runId}-{_lastId + 1}";

    public long NextId => _lastId + 1;

    /// <summary>Whether an id can only be of this run.</summary>
    public bool IsOurs(string clientOrderId) => clientOrderId.StartsWith(runId + "-", StringComparison.Ordinal);

    public IReadOnlyList<TrackedOrder> WorkingIn(InstrumentId instrument) => _working[instrument.Value];

    /// <summary>Signed units that working orders may still bring.</summary>
    public decimal WorkingQuantity(InstrumentId instrument)
    {
        decimal sum = 0;
        foreach (TrackedOrder order in _working[instrument.Value])
        {
            sum += order.SignedRemaining;
        }

        return sum;
    }

    /// <summary>Signed units that working orders may still bring one owner.</summary>
    public decimal AwaitedBy(InstanceId owner, InstrumentId instrument)
    {
        decimal sum = 0;
        foreach (TrackedOrder order in _working[instrument.Value])
        {
            sum += order.AwaitedBy(owner);
        }

        return sum;
    }

    public TrackedOrder Add(OrderRequest request, Allocation[] allocations, Timestamp now, long sequence)
    {
        var order = new TrackedOrder(NextId, NextClientOrderId, request, allocations, now, sequence);
        _lastId++;
        _byClientId.Add(order.ClientOrderId, order);
        _working[request.Instrument.Value].Add(order);
        return order;
    }

    public TrackedOrder? Find(string clientOrderId) => _byClientId.GetValueOrDefault(clientOrderId);

    /// <summary>Takes an order that became final off the working list.</summary>
    public void Settle(TrackedOrder order) => _working[order.Request.Instrument.Value].Remove(order);
}
